import type { Remark } from '../document/document.js';
import type { Pack } from '../pack/pack.js';
import { worded } from '../pack/problem.js';
import type { Words } from '../pack/words.js';

/** A remark of the reader or the recogniser in words. */
export function remarkWords(remark: Remark, pack: Pack): Words {
  return worded(pack.messages, remark.code, remark.values);
}
