import { test as base, expect, type BrowserContext } from '@playwright/test';
import { serve } from '../../../scripts/serve.mjs';
import { holdTrainingIn } from './hold-training';
import { BASE, folderOf, urlVariable, type Build, type Data } from './served';

export { expect };

/** What the page did while a test ran. */
export interface Watch {
  /** Addresses asked for since the test began, by pages, workers and service workers. */
  readonly requests: readonly string[];
  /** Console errors and warnings, uncaught errors and requests to other origins. */
  readonly problems: readonly string[];
  /** From now on, and looking back, problems that match are no failure. Say why in the test. */
  expectProblem(pattern: RegExp): void;
  /** Requests to this origin are no problem. */
  allowOrigin(origin: string): void;
}

/** A server of the test's own, which it may stop. */
export type OwnServer = Awaited<ReturnType<typeof serve>>;

/** Where a server of the test's own listens and what it serves; by default as `baseURL` does. */
export interface OwnServerOptions {
  readonly folder?: string;
  readonly host?: string;
  readonly base?: string;
}

interface Options {
  /**
   * Which build `baseURL` names; set by the project. A test of what only a server can do says so:
   * `test.skip(({ build }) => build === 'single', 'why')`.
   */
  readonly build: Build;
  /** Which data it has. With `real`, the test is skipped where the data are not there. */
  readonly data: Data;
  /**
   * Whether pages train their models. A test that asks nothing of them says no: training takes both cores for seconds,
   * and the other tests wait.
   */
  readonly trains: boolean;
}

interface Fixtures {
  /** Always on: the test fails at its end where there was a problem that it did not expect. */
  readonly watch: Watch;
  /** Serves the same build, or another folder, on a port of its own; closed after the test. */
  readonly serveOwn: (options?: OwnServerOptions) => Promise<OwnServer>;
}

function watchContext(context: BrowserContext, home: string) {
  const requests: string[] = [];
  const problems: string[] = [];
  const expected: RegExp[] = [];
  const origins = new Set([new URL(home).origin]);

  context.on('request', (request) => {
    const url = new URL(request.url());
    requests.push(url.href);
    if (url.protocol === 'blob:' || url.protocol === 'data:') return;
    // All files on a disk have the origin "null": there the one that is open is the only one allowed.
    const own =
      url.protocol === 'file:' ? url.pathname === new URL(home).pathname : origins.has(url.origin);
    if (!own) problems.push(`request to another origin: ${url.href}`);
  });
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => {
    problems.push(`uncaught: ${String(error.error())}`);
  });

  const watch: Watch = {
    requests,
    problems,
    expectProblem: (pattern) => void expected.push(pattern),
    allowOrigin: (origin) => void origins.add(origin),
  };
  const unexpected = () =>
    problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
  return { watch, unexpected };
}

/**
 * Playwright's `test`, whose pages are watched: a violation of the content security policy, an
 * uncaught error or a request to another origin fails the test. Pages are opened by addresses
 * relative to `baseURL`, such as `page.goto('#/map')`.
 */
export const test = base.extend<Options & Fixtures>({
  build: ['hosted', { option: true }],
  data: ['sample', { option: true }],
  trains: [true, { option: true }],

  baseURL: async ({ data, build }, use, testInfo) => {
    const url = process.env[urlVariable(data, build)];
    testInfo.skip(url === undefined, 'public/data/ml-latest-small.zip is not there');
    await use(url);
  },

  watch: [
    async ({ context, baseURL, trains }, use) => {
      if (!trains) await holdTrainingIn(context);
      const { watch, unexpected } = watchContext(context, baseURL ?? '');
      await use(watch);
      expect(unexpected(), 'what went wrong on the page').toEqual([]);
    },
    { auto: true },
  ],

  serveOwn: async ({ data, watch }, use) => {
    const servers: OwnServer[] = [];
    await use(async ({ folder, ...options } = {}) => {
      const server = await serve(folder ?? folderOf(data), { base: BASE, ...options });
      servers.push(server);
      watch.allowOrigin(new URL(server.url).origin);
      return server;
    });
    await Promise.all(servers.map((server) => server.close()));
  },
});
