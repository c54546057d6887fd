/** The validator of rules/schema/findings.schema.json, compiled when the program is built: no schema is compiled at run time. */
export { validate as validateList } from 'virtual:schema/findings';
