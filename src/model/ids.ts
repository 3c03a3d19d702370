import type { ComponentId, StackId, ZoneId } from '../../machines/model.ts';

/** Lower-case letters and digits in words that hyphens join: ids stand in links, in files and in the ids of elements. */
const SHAPE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** The most characters of an id. */
const MAX_LENGTH = 60;

/** Brands a text as an id: the one place where a plain string becomes one. Throws for a text that is none. */
function branded<Id extends string>(kind: string, text: string): Id {
  if (text.length > MAX_LENGTH || !SHAPE.test(text)) {
    throw new Error(
      `[model] This is no ${kind} id: ${JSON.stringify(text)}. Expected 1 to ${MAX_LENGTH} lower-case letters and digits in words that hyphens join.`,
    );
  }
  return text as Id;
}

/** The id of a component of a model from outside of this code. Throws unless the text has the shape of an id. */
export const componentId = (text: string): ComponentId => branded('component', text);

/** The id of a zone of a model from outside of this code. Throws unless the text has the shape of an id. */
export const zoneId = (text: string): ZoneId => branded('zone', text);

/** The id of a stack of a model from outside of this code. Throws unless the text has the shape of an id. */
export const stackId = (text: string): StackId => branded('stack', text);
