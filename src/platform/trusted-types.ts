/** The part of the browser's Trusted Types that is used here. */
interface TrustedTypes {
  createPolicy(name: string, rules: Rules): Policy;
}

interface Rules {
  createHTML?(text: string, ...rest: readonly unknown[]): string;
  createScriptURL?(url: string): string | null;
}

interface Policy {
  /** An object that the browser accepts as markup, and whose text is that markup. */
  createHTML(text: string, ...rest: readonly unknown[]): { toString(): string };
}

const browser = () => (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;

/** What this page has made itself, as it makes its workers, and its service worker. */
const isOwnScript = (url: string) =>
  url.startsWith('blob:') || url === new URL('service-worker.js', document.baseURI).href;

/**
 * Lets the page start its own scripts by their address. All other text that would become script or markup is refused, as
 * the content security policy demands. Call it once, before the first worker. Does nothing in browsers without Trusted
 * Types, where that demand is not understood either.
 */
export function trustOwnScripts(): void {
  browser()?.createPolicy('default', {
    createScriptURL: (url) => (isOwnScript(url) ? url : null),
  });
}

/**
 * The same drawing, whose result the browser accepts as markup. It draws within its policy: whoever holds it can have
 * nothing trusted but what it has drawn. The content security policy lists the names, and each can be used once.
 */
export function trusted<A extends readonly unknown[]>(
  name: string,
  draw: (...what: A) => string,
): (...what: A) => string {
  const policy = browser()?.createPolicy(name, {
    createHTML: (_, ...what) => draw(...(what as unknown as A)), // what the line below passes on
  });
  if (!policy) return draw;
  // No string, though it is used like one: Svelte hands it on as it is.
  return (...what) => policy.createHTML('', ...what) as string;
}
