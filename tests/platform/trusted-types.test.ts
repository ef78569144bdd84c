import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { trusted, trustOwnScripts } from '../../src/platform/trusted-types';

interface Rules {
  createHTML?(text: string, ...rest: unknown[]): string;
  createScriptURL?(url: string): string | null;
}

/** A browser with Trusted Types: what a policy has made is an object, and a name can be used once. */
function browserThatTrustsNobody() {
  const policies = new Map<string, Rules>();
  vi.stubGlobal('trustedTypes', {
    createPolicy(name: string, rules: Rules) {
      if (policies.has(name)) throw new TypeError(`Policy with name "${name}" already exists.`);
      policies.set(name, rules);
      return {
        createHTML: (text: string, ...rest: unknown[]) => {
          const markup = rules.createHTML?.(text, ...rest);
          return { toString: () => markup };
        },
      };
    },
  });
  return policies;
}

beforeEach(() => void vi.stubGlobal('document', { baseURI: 'https://host.example/films/#/map' }));
afterEach(() => void vi.unstubAllGlobals());

describe('scripts that may be started', () => {
  const started = (url: string) => {
    const policies = browserThatTrustsNobody();
    trustOwnScripts();
    return policies.get('default')?.createScriptURL?.(url);
  };

  test.each([
    'blob:https://host.example/6a1f',
    'blob:null/6a1f',
    'https://host.example/films/service-worker.js',
  ])('%s is one', (url) => expect(started(url)).toBe(url));

  test.each([
    'https://host.example/films/other.js',
    'https://host.example/service-worker.js',
    'https://host.example/films/service-worker.js?x',
    'https://elsewhere.example/films/service-worker.js',
    'data:text/javascript,alert(1)',
    'javascript:alert(1)',
    ' blob:https://host.example/6a1f',
    '',
  ])('"%s" is none', (url) => expect(started(url)).toBeNull());

  test('are all there is: no text becomes markup or script by default', () => {
    const policies = browserThatTrustsNobody();
    trustOwnScripts();
    expect(Object.keys(policies.get('default') ?? {})).toEqual(['createScriptURL']);
  });
});

describe('a trusted drawing', () => {
  const draw = (title: string, size: number) => `<b>${title} ${size}</b>`;

  test('is the drawing itself where browsers know no Trusted Types', () => {
    vi.stubGlobal('trustedTypes', undefined);
    trustOwnScripts();
    expect(trusted('drawing', draw)('Alien', 2)).toBe('<b>Alien 2</b>');
  });

  test('is an object of its policy where they do', () => {
    browserThatTrustsNobody();
    const result = trusted('drawing', draw)('Alien', 2);
    expect(typeof result).toBe('object');
    expect(String(result)).toBe('<b>Alien 2</b>');
  });

  test('is all that its policy makes, whatever text it is given', () => {
    const policies = browserThatTrustsNobody();
    trusted('drawing', draw);
    const made = policies.get('drawing')?.createHTML?.('<script>alert(1)</script>', 'Alien', 2);
    expect(made).toBe('<b>Alien 2</b>');
  });
});
