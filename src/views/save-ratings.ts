/** Hands exported ratings to the visitor as a file. */
export function saveRatings(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'matinee-ratings.json';
  link.click();
  URL.revokeObjectURL(url);
}
