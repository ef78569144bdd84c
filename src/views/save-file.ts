import { EXPORTED } from '../state/backup-marks';

/** Hands the visitor a file. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The same for exported ratings, of which the visitor then need not be reminded. */
export function saveRatings(text: string): void {
  saveFile('matinee-ratings.json', new Blob([text], { type: 'application/json' }));
  dispatchEvent(new Event(EXPORTED));
}
