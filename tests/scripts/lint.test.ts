import { join } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const view = 'src/views/Example.svelte';

// Without types: they take seconds, and these rules do not ask for them.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    ts.configs.disableTypeChecked,
    { languageOptions: { parserOptions: { project: null } } },
  ],
});

/** Ids of the rules that a text breaks, as a file of that name. */
async function broken(text: string, file: string): Promise<readonly string[]> {
  const [{ messages }] = await eslint.lintText(text, { filePath: join(root, file) });
  return [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))];
}

// Reads the configuration and every plugin.
beforeAll(async () => void (await broken('', 'src/example.ts')), 60_000);

describe('lint refuses text that would become markup or script', () => {
  test.each([
    'element.innerHTML = text;',
    "element['innerHTML'] = text;",
    'element.outerHTML = text;',
    'frame.srcdoc = text;',
    "element.insertAdjacentHTML('beforeend', text);",
    'element.setHTMLUnsafe(text);',
    'Document.parseHTMLUnsafe(text);',
    'document.createRange().createContextualFragment(text);',
    "new DOMParser().parseFromString(text, 'text/html');",
    'document.write(text);',
    'document.writeln(text);',
    'select(element).html(text);',
    "trustedTypes.createPolicy('mine', {});",
  ])('%s', async (line) => {
    const text = `declare const element: never, frame: never, text: string;\n${line}\n`;
    expect(await broken(text, 'src/views/example.ts')).toContain('no-restricted-syntax');
    expect(await broken(text, 'workers/example.ts')).toContain('no-restricted-syntax');
  });

  test.each([
    ['eval(text);', 'no-eval'],
    ['new Function(text);', 'no-new-func'],
    ["location.href = 'javascript:alert(1)';", 'no-script-url'],
  ])('%s', async (line, rule) => {
    expect(await broken(`${line}\n`, 'src/views/example.ts')).toContain(rule);
  });

  test.each([
    ['{@html text}', 'svelte/no-at-html-tags'],
    ['<div contenteditable bind:innerHTML={text}></div>', 'no-restricted-syntax'],
    ['<iframe title="x" srcdoc={text}></iframe>', 'no-restricted-syntax'],
  ])('%s', async (line, rule) => {
    expect(await broken(`<script lang="ts">let text = '';</script>\n${line}\n`, view)).toContain(
      rule,
    );
  });

  test('but for the posters', async () => {
    const text = `<script lang="ts">let text = '';</script>\n{@html text}\n`;
    expect(await broken(text, view)).toContain('svelte/no-at-html-tags');
    expect(await broken(text, 'src/ui/Poster.svelte')).not.toContain('svelte/no-at-html-tags');
  });
});
