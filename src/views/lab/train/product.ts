import { version } from '../../../../package.json';

/** The version of the product, for files that it writes. */
export const PRODUCT = version;
