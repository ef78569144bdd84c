import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '../../../scripts/serve.mjs';

/** A whole answer to a request. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * What a host makes of a plain host's answer. `path` is below the page's folder and empty for the folder itself;
 * `plain` gives the plain host's answer for another one.
 */
export type Quirk = (
  answer: Answer,
  path: string,
  plain: (path: string) => Promise<Answer>,
) => Answer | Promise<Answer>;

async function wholeAnswer(response: Response): Promise<Answer> {
  const { status, headers } = response;
  return {
    status,
    headers: Object.fromEntries(headers),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/**
 * Serves a folder under `base`, a path with a slash at both ends, not percent-encoded, with its quirk, on a free port of
 * this machine. Closed when it is disposed of.
 */
export async function strangeHost(folder: string, base: string, quirk: Quirk) {
  const behind = await serve(folder, { base });
  const home = new URL(behind.url);
  const plain = async (path: string) =>
    wholeAnswer(await fetch(new URL(path, home), { redirect: 'manual' }));
  const server = createServer((request, response) => {
    const answer = async () => {
      const address = new URL(request.url ?? '', home);
      const path = address.pathname.slice(home.pathname.length);
      const found = await wholeAnswer(await fetch(address, { redirect: 'manual' }));
      const { status, headers, body } = await quirk(found, path, plain);
      response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
    };
    answer().catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a string
  return {
    url: `http://127.0.0.1:${port}${home.pathname}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await behind.close();
    },
  };
}
