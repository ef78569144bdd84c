import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../scripts/build/single-file';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Matinée</title>
    <link rel="icon" href="./icon.svg" type="image/svg+xml" />
    <link rel="manifest" href="./manifest.webmanifest" />
    <script type="module" crossorigin src="./assets/index-abc.js"></script>
    <link rel="stylesheet" crossorigin href="./assets/style-def.css">
  </head>
  <body>
    <div id="app"></div>
  </body>
</html>
`;

const made = (change: Partial<Parameters<typeof assemble>[0]> = {}) =>
  assemble({
    page,
    script: 'start();',
    style: 'p { color: red }',
    icon: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    data: { 'sample.zip': 'UEsDBA==' },
    ...change,
  });

const policyOf = (html: string) => /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the single file', () => {
  test('names no other file', () => {
    const html = made();
    const addresses = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.filter((address) => !address.startsWith('data:'))).toEqual([]);
    expect(html).not.toContain('manifest');
  });

  test('holds its data where the page looks for them, before the script', () => {
    const html = made();
    const data = html.indexOf('<script type="text/plain" id="sample.zip">UEsDBA==</script>');
    expect(data).toBeGreaterThan(html.indexOf('<div id="app">'));
    expect(html.indexOf('<script type="module">start();</script>')).toBeGreaterThan(data);
  });

  test('allows its own script and style by their hashes, and no request at all', () => {
    const policy = policyOf(made());
    expect(policy).toContain(`script-src ${hashOf('start();')};`);
    expect(policy).toContain(`style-src ${hashOf('p { color: red }')};`);
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  test('puts the policy before whatever it binds', () => {
    const html = made();
    const at = html.indexOf('Content-Security-Policy');
    expect(at).toBeGreaterThan(html.indexOf('charset'));
    expect(at).toBeLessThan(html.indexOf('<title>'));
    expect(at).toBeLessThan(html.indexOf('<style>'));
  });

  test('a script may hold what would end its element, or look like a replacement pattern', () => {
    const html = made({ script: 'a = "</script><!-- $& $1 $` </SCRIPT >";' });
    const code = String.raw`a = "\x3C/script>\x3C!-- $& $1 $` + '` ' + String.raw`\x3C/SCRIPT >";`;
    expect(html).toContain(`<script type="module">${code}</script>`);
    expect(policyOf(html)).toContain(hashOf(code));
    const value = runInNewContext(`let a; ${code} a;`) as unknown;
    expect(value, 'it still means the same').toBe('</script><!-- $& $1 $` </SCRIPT >');
  });
});
