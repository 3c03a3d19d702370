import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import type { Model } from '../../../src/model/model.ts';
import type { MessageTemplate } from '../../../src/model/types.ts';

const NEW_IDS: Readonly<Record<string, MessageTemplate['id']>> = {
  'push-image.push': 'push-image.upload',
  'log-metadata.log': 'log-metadata.write',
};

/** The built-in model one version on: two messages have another id, and one of them another label. */
export const RENAMED: Model = {
  ...ZENML_PRO,
  version: ZENML_PRO.version + 1,
  exchanges: ZENML_PRO.exchanges.map((exchange) => ({
    ...exchange,
    messages: exchange.messages.map((message) => {
      const id = NEW_IDS[message.id] ?? message.id;
      return id === 'push-image.upload' ? { ...message, id, label: 'Upload the image' } : { ...message, id };
    }),
  })),
  faults: ZENML_PRO.faults.map((fault) => ({ ...fault, message: NEW_IDS[fault.message] ?? fault.message })),
  successors: NEW_IDS,
};
