/** A link of the page. */
export interface PageLink {
  /** The words of the text that carry the link. */
  readonly text: string;
  readonly href: string;
}

export const STACKS_URL = 'https://docs.zenml.io/stacks';

/** The page's folder in the public documentation repository. */
const PAGE_FOLDER = 'https://github.com/zenml-io/zenml/blob/main/docs/book/getting-started/zenml-pro/';

/** A link of the page to a file beside it, for which the page gives no address: it leads to that file's source. */
export const siblingPage = (text: string, file: string): PageLink => ({ text, href: `${PAGE_FOLDER}${file}` });
