import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultClientConditions, type Plugin, type Rolldown } from 'vite';
import { singlePolicy } from './csp.ts';
import { findDatasets, readmeOf, type DatasetChoice } from './datasets.ts';

/** What the file is called. */
export const SINGLE_FILE = 'matinee.html';

/** Code as the text of a script element, which would end at the first `</script`. */
function scriptText(code: string): string {
  return code.replace(/<(?=\/script|!--)/gi, String.raw`\x3C`);
}

function element(tag: string, attributes: Readonly<Record<string, string>>, text: string): string {
  const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${tag}${list.join('')}>${text}</${tag}>`;
}

/** A page and what it loads, each found where the page asks for it. */
interface Parts {
  readonly page: string;
  readonly script: string;
  readonly style: string;
  readonly icon: string;
  /** What the page reads by the id of an element: base64, as text. */
  readonly data: Readonly<Record<string, string>>;
}

/**
 * One page out of its parts: nothing in it names another file. Links to a manifest, and to icons other than the page's,
 * are left out: they mean an origin, which a file has not.
 */
export function assemble({ page, script, style, icon, data }: Parts): string {
  const code = scriptText(script);
  const blocks = Object.entries(data).map(([id, text]) =>
    element('script', { type: 'text/plain', id }, text),
  );
  const policy = singlePolicy([code], [style]);
  const head = [
    element('style', {}, style),
    `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,${encodeURIComponent(icon)}" />`,
  ];
  // Functions: a replacement's text may hold `$&`.
  return page
    .replace(/ *<script[^>]*\bsrc=[^>]*><\/script>\n?/g, '')
    .replace(/ *<link\b[^>]*>\n?/g, '')
    .replace(
      /<meta charset="utf-8" \/>/,
      (charset) =>
        `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    )
    .replace('</head>', () => `${head.join('\n')}\n</head>`)
    .replace(
      '</body>',
      () => `${[...blocks, element('script', { type: 'module' }, code)].join('\n')}\n</body>`,
    );
}

type Bundle = Readonly<Record<string, Rolldown.OutputAsset | Rolldown.OutputChunk>>;

/** The one output of a kind; more than one means that something was not inlined. */
function only(bundle: Bundle, suffix: string): string {
  const found = Object.values(bundle).filter(({ fileName }) => fileName.endsWith(suffix));
  if (found.length !== 1) {
    throw new Error(`The single file is made of one ${suffix}; got ${found.length} of them.`);
  }
  const [output] = found;
  return output.type === 'chunk' ? output.code : String(output.source);
}

/** Makes the build one file, {@link SINGLE_FILE}: script, worker, style, fonts, icon, and the best data set as base64. */
export function singleFile(choice: DatasetChoice): Plugin {
  let folder = '';
  return {
    name: 'matinee:single-file',
    apply: 'build',
    enforce: 'post',
    config: () => ({
      // Decides what `#platform` is; see "imports" in package.json.
      resolve: { conditions: ['single', ...defaultClientConditions] },
      build: {
        copyPublicDir: false,
        cssCodeSplit: false,
        modulePreload: false,
        assetsInlineLimit: Number.MAX_SAFE_INTEGER,
        rolldownOptions: { output: { codeSplitting: false } },
      },
    }),
    configResolved({ publicDir }) {
      folder = publicDir;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const [best] = findDatasets(join(folder, 'data'), choice);
        const archive = best && readFileSync(join(folder, 'data', best.file));
        const source = assemble({
          page: only(bundle, '.html'),
          script: only(bundle, '.js'),
          style: only(bundle, '.css'),
          icon: readFileSync(join(folder, 'icon.svg'), 'utf8'),
          data: archive
            ? {
                [best.file]: archive.toString('base64'),
                [best.readme]: Buffer.from(readmeOf(archive, best.file)).toString('base64'),
              }
            : {},
        });
        for (const fileName of Object.keys(bundle)) delete bundle[fileName];
        this.emitFile({ type: 'asset', fileName: SINGLE_FILE, source });
      },
    },
  };
}
