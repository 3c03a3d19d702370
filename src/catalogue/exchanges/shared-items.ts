import type { PayloadItem } from '../../model/types.ts';

/** What every request of the workspace to the control plane says of the workspace, whatever it asks. */
export const WORKSPACE_HEADERS = {
  text: 'workspace id, version and URL, in the headers',
  dataClass: 'control',
} as const satisfies PayloadItem;

/** Who a permission is asked for. The id is that of the control plane. */
export const ASKED_USER = { text: 'user id', dataClass: 'control' } as const satisfies PayloadItem;

/** A credential that lets in whoever has it. */
export const secret = <Text extends string>(text: Text) =>
  ({ text, dataClass: 'credentials', mark: 'secret' }) as const satisfies PayloadItem;

/** Something of yours that is named. */
export const named = <Text extends string>(text: Text) =>
  ({ text, dataClass: 'run-metadata', mark: 'name' }) as const satisfies PayloadItem;

/** Where the artifact store is. Whoever names it does so to reach it, so it has one class in every message. */
export const NAME_OF_BUCKET = {
  text: 'name of your bucket',
  dataClass: 'control',
  mark: 'name',
} as const satisfies PayloadItem;

/** The same on Azure. */
export const NAME_OF_BLOB_CONTAINER = {
  ...NAME_OF_BUCKET,
  text: 'name of your blob container',
} as const satisfies PayloadItem;
