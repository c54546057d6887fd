import { validate as validLayout } from 'virtual:schema/layout';
import { validate as validRule, type SchemaError, type Validate } from 'virtual:schema/rule';
import { fault, type Fault } from './problem.js';

/** What rules/schema says about the form of a file, in plain words. */
export function ruleFaults(rule: unknown): Fault[] {
  // The schema is one of files, which hold a list or one rule.
  return faults(validRule, [rule]).map((found) => ({ ...found, path: found.path.replace(/^\/0/, '') }));
}

export function layoutFaults(layout: unknown): Fault[] {
  return faults(validLayout, layout);
}

function faults(validate: Validate, value: unknown): Fault[] {
  if (validate(value)) return [];
  // 'if' and 'not' only repeat what the other errors say.
  const errors = (validate.errors ?? []).filter((error) => error.keyword !== 'if');
  return errors.map(inWords);
}

/** Keys of json-rules-engine that a rule file must not use, because a verdict could not be folded from them. */
const ENGINE_KEYS = new Set(['not', 'priority', 'path', 'condition', 'event', 'onSuccess', 'onFailure']);

function inWords({ instancePath, keyword, params, message }: SchemaError): Fault {
  const value = (name: string): string => String(params[name]);
  switch (keyword) {
    case 'required':
      return fault(instancePath, 'pack-missing-key', { key: value('missingProperty') });
    case 'additionalProperties': {
      const key = value('additionalProperty');
      return fault(instancePath, ENGINE_KEYS.has(key) ? 'pack-engine-key' : 'pack-unknown-key', { key });
    }
    case 'enum':
      return fault(instancePath, 'pack-not-among', { allowed: (params['allowedValues'] as unknown[]).join(', ') });
    case 'type':
      return fault(instancePath, 'pack-wrong-type', { type: value('type') });
    case 'minItems':
    case 'minProperties':
    case 'minLength':
      return fault(instancePath, 'pack-too-few', { limit: value('limit') });
    default:
      return fault(instancePath, 'pack-schema', { message: message ?? keyword });
  }
}
