import { builtinPack } from '../../../src/engine/pack/builtin.js';

/** The shipped rules, loaded once for all tests. */
export const pack = builtinPack();
