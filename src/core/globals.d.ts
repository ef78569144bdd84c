/** The one thing core takes from its host: every browser, worker and Node has it, the ES library does not. */
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean });
  decode(bytes?: Uint8Array): string;
}
