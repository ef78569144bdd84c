import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');

/** What stands for a test that is not to be run. */
const IDLE = new Set(['skip', 'todo', 'fixme', 'fails']);

/**
 * A test as a document names it: `tests/file › title`. A title that is put together from a table is named as it is written
 * in the file, such as `a rating of %s`, and may be followed by the row: `tests/file › a rating of %s › 4.5`.
 */
export interface NamedTest {
  readonly file: string;
  readonly title: string;
  /** Rows of a table, or what else follows the title. */
  readonly rest: readonly string[];
}

/** The tests that a text in Markdown names. */
export function namedTests(markdown: string): readonly NamedTest[] {
  return [...markdown.matchAll(/`(tests\/[^ `]+) › ([^`]+)`/g)].map(([, file, titles]) => {
    const [title, ...rest] = titles.replaceAll('\\|', '|').split(' › ');
    return { file, title, rest };
  });
}

/** Why a named test cannot be found; undefined where its file has it and runs it. */
export function missing({ file, title, rest }: NamedTest): string | undefined {
  const path = join(root, file);
  if (!existsSync(path)) return `${file} does not exist`;
  const { titles, texts } = read(readFileSync(path, 'utf8'));
  if (!titles.has(title)) return `${file} has no test or group called “${title}”`;
  const unknown = rest.find((text) => !texts.has(text));
  return unknown && `${file} has no text “${unknown}”`;
}

/** Every text of a file of tests as it is written, and those of them that are titles of what is run. */
function read(source: string): { readonly titles: Set<string>; readonly texts: Set<string> } {
  const file = ts.createSourceFile('tests.ts', source, ts.ScriptTarget.ES2022);
  const titles = new Set<string>();
  const texts = new Set<string>();
  const visit = (node: ts.Node): void => {
    const text = textOf(node, file);
    if (text !== undefined) texts.add(text);
    if (ts.isCallExpression(node) && node.arguments.length > 0) {
      const title = textOf(node.arguments[0], file);
      if (title !== undefined && isTest(node.expression)) titles.add(title);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { titles, texts };
}

function textOf(node: ts.Node, file: ts.SourceFile): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node) ? node.getText(file).slice(1, -1) : undefined;
}

/** Whether something is `test` or `describe`, or a part of them such as `test.each(…)`, that is run. */
function isTest(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return ['test', 'describe'].includes(callee.text);
  if (ts.isCallExpression(callee)) return isTest(callee.expression);
  return (
    ts.isPropertyAccessExpression(callee) &&
    !IDLE.has(callee.name.text) &&
    isTest(callee.expression)
  );
}
