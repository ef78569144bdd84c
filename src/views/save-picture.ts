import { pictureFile, picturePng, type PictureWords } from '../charts/picture-file';
import { saveFile } from './save-file';

/** As it is drawn, or in pixels. */
export type PictureKind = 'svg' | 'png';

/**
 * Hands the visitor a chart with the words around it, as a file of its own.
 * @param name Of the file, without its ending.
 * @param tell Told where the browser gives no canvas.
 */
export async function savePicture(
  svg: SVGSVGElement,
  words: PictureWords,
  name: string,
  kind: PictureKind,
  tell: (text: string) => void,
): Promise<void> {
  const picture = pictureFile(svg, words);
  try {
    const content =
      kind === 'png'
        ? await picturePng(picture)
        : new Blob([picture.text], { type: 'image/svg+xml' });
    saveFile(`${name}.${kind}`, content);
  } catch (error) {
    tell((error as Error).message); // the browser gives no canvas
  }
}
