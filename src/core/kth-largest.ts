/**
 * The k-th largest of the first n values, k from 1 to n: Hoare's quickselect, with the median of three as pivot.
 * No value may be NaN.
 * @param values Their order is lost.
 */
export function kthLargest(values: Float64Array, n: number, k: number): number {
  let [low, high] = [0, n - 1];
  const wanted = k - 1;
  while (low < high) {
    const pivot = medianOfThree(values[low], values[(low + high) >> 1], values[high]);
    // What is larger goes to the left, what is smaller to the right.
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left] > pivot) left += 1;
      while (values[right] < pivot) right -= 1;
      if (left > right) break;
      const value = values[left];
      values[left] = values[right];
      values[right] = value;
      left += 1;
      right -= 1;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break; // between the two all are equal to the pivot
  }
  return values[wanted];
}

const medianOfThree = (a: number, b: number, c: number) =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
