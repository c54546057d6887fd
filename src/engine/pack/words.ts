/** The same sentence in the two languages of the product. */
export interface Words {
  zh: string;
  en: string;
}
