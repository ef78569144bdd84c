// npm run sample: writes public/data/sample.zip and says what it wrote.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { makeSample } from './sample';

const PATH = 'public/data/sample.zip';

const { zip, counts } = makeSample();
mkdirSync('public/data', { recursive: true });
writeFileSync(PATH, zip);
console.log(
  `${PATH}: ${counts.films} films, ${counts.ratings} ratings, ${counts.tags} tags, ${zip.length} bytes, ` +
    `SHA-256 ${createHash('sha256').update(zip).digest('hex')}`,
);
