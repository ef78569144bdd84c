// The same program in V8, which compiles, and in QuickJS, which interprets: every bit must be the same. QuickJS brings its
// own logarithms, sorting, parsing and writing of numbers; the arithmetic itself is the processor's in both.
import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test, vi } from 'vitest';
import codes from './codes.json';
import { modelsRun, type Told } from './program';

vi.setConfig({ hookTimeout: 120_000 }); // a busy machine is no failure

interface Answer {
  readonly runs: readonly Told[];
  readonly maths: string;
}

/** The program as one script that leaves `program` behind. */
async function script(): Promise<string> {
  const built = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      lib: {
        entry: fileURLToPath(new URL('./program.ts', import.meta.url)),
        formats: ['iife'],
        name: 'program',
      },
      target: 'es2022',
      minify: false,
      write: false,
    },
  })) as Rolldown.RolldownOutput[];
  return built[0].output[0].code;
}

async function inQuickJs(code: string): Promise<unknown> {
  const context = (await newQuickJSWASMModuleFromVariant(variant)).newContext();
  try {
    const handle = context.unwrapResult(context.evalCode(code));
    return context.dump(handle);
  } finally {
    context.dispose();
  }
}

let ours: Answer;
let theirs: Answer;
let strangers: unknown;

beforeAll(async () => {
  const program = `${await script()}\nprogram.told()`;
  ours = JSON.parse(runInThisContext(program) as string) as Answer;
  theirs = JSON.parse((await inQuickJs(program)) as string) as Answer;
  const inexact = `[...Array(2000)].map((_, k) => Math.pow(k / 7, 1.3) + Math.exp(k / 90) + Math.sin(k)).join()`;
  strangers = [runInThisContext(inexact), await inQuickJs(inexact)];
});

test('the engines are told apart by the functions that core may not use', () => {
  const [here, there] = strangers as [string, string];
  expect(here.split(',').length).toBe(there.split(',').length);
  expect(here).not.toBe(there);
});

test('logarithms, exponentials and powers are the same to the last bit', () => {
  expect(theirs.maths).toBe(ours.maths);
});

test.each(modelsRun)('a run of $id is the same to the last bit in another engine', ({ id }) => {
  const [here, there] = [ours, theirs].map(({ runs }) => runs.find(({ model }) => model === id));
  expect(here?.moments.length).toBeGreaterThan(0);
  expect(there).toEqual(here);
});

test('no two models have the same code', () => {
  expect(new Set(ours.runs.map(({ code }) => code)).size).toBe(modelsRun.length);
});

test('the codes are those of other machines and days', () => {
  // Where a fit was meant to change: raise the model's version, and write down the new code.
  expect(Object.fromEntries(ours.runs.map(({ model, code }) => [model, code]))).toEqual(codes);
});
