import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { componentId, stackId, zoneId } from '../../../src/model/ids.ts';
import {
  componentIdsOf,
  componentOf,
  exchangeOfMessage,
  exchangeSpec,
  failureSpec,
  isMessageId,
  type Model,
  messageTemplate,
  stackOf,
  successorOf,
  zoneSpec,
} from '../../../src/model/model.ts';

const messages = ZENML_PRO.exchanges.flatMap((exchange) => exchange.messages);

describe('a model', () => {
  it('finds what it is asked for', () => {
    expect(exchangeSpec(ZENML_PRO, 'push-image').messages.map(({ id }) => id)).toEqual(['push-image.push']);
    expect(messages.map(({ id }) => messageTemplate(ZENML_PRO, id))).toEqual(messages);
    expect(exchangeOfMessage(ZENML_PRO, 'view-run.ask').id).toEqual('view-run');
    expect(componentOf(ZENML_PRO, 'rbac').id).toEqual('rbac');
    expect(zoneSpec(ZENML_PRO, 'zenml').owner).toEqual('zenml');
  });

  it('throws for what it lacks, and says so', () => {
    expect(() => messageTemplate(ZENML_PRO, 'push-image.pull')).toThrow(
      '[model] Unknown message: push-image.pull. The model zenml-pro does not have it.',
    );
    expect(() => exchangeOfMessage(ZENML_PRO, 'constructor')).toThrow('[model] Unknown message: constructor.');
    expect(() => componentOf(ZENML_PRO, componentId('oracle'))).toThrow('[model] Unknown component: oracle.');
    expect(() => zoneSpec(ZENML_PRO, zoneId('moon'))).toThrow('[model] Unknown zone: moon.');
    expect(() => stackOf(ZENML_PRO, stackId('ibm'))).toThrow('[model] Unknown stack: ibm.');
    expect(() => failureSpec(ZENML_PRO, 'earthquake')).toThrow('[model] Unknown failure: earthquake.');
  });

  it('is asked, and not another one that was asked before', () => {
    const [first] = ZENML_PRO.exchanges;
    const small: Model = { ...ZENML_PRO, exchanges: first ? [first] : [] };
    expect(isMessageId(ZENML_PRO, 'push-image.push')).toBe(true);
    expect(isMessageId(small, 'push-image.push')).toBe(false);
    expect(isMessageId(small, 'run-code.call')).toBe(true);
  });
});

describe('componentIdsOf', () => {
  it('has the components in the order in which the model has them', () => {
    const { rbac, client } = ZENML_PRO.components;
    if (!rbac || !client) throw new Error('[test] The built-in model has both.');
    expect(componentIdsOf({ ...ZENML_PRO, components: { rbac, client } })).toEqual(['rbac', 'client']);
  });
});

describe('isMessageId', () => {
  it('knows the ids of the model, and neither ids of a trace nor names of objects', () => {
    const ids = ['push-image.push', 'train.pull-image.image', 'push-image', '', 'constructor'];
    expect(ids.map((id) => isMessageId(ZENML_PRO, id))).toEqual([true, false, false, false, false]);
  });
});

describe('successorOf', () => {
  const model: Model = { ...ZENML_PRO, successors: { 'push-image.upload': 'push-image.push' } };

  it('is the id that took the place of an old one, and otherwise the same', () => {
    expect(successorOf(model, 'push-image.upload')).toEqual('push-image.push');
    expect(successorOf(model, 'push-image.push')).toEqual('push-image.push');
    expect(successorOf(model, 'constructor')).toEqual('constructor');
  });
});
