import type { ComponentId } from '../../machines/model.ts';

/** An HTTP request that a message stands for, in the form in which it can be found in recorded traffic. */
export interface CallTemplate {
  /** Who answers it. */
  readonly to: ComponentId;
  /** In capitals. */
  readonly method: string;
  /** Without the query. `{id}` stands for one id or name; there are no wildcards. */
  readonly path: string;
  /** What tells it from other requests to the same path: a query key, or `key=value`. Missing: any query. */
  readonly query?: string;
  /** What its body says that it is: a status, an action, a grant type. Missing: it says nothing of the kind. */
  readonly body?: string;
}

/** What a message says about traffic. A call belongs to at most one message of the same caller. */
export interface MessageCalls {
  /** The first call is the message itself; the others are lookups and follow-ups that belong to the same beat. */
  readonly calls: readonly [CallTemplate, ...CallTemplate[]];
  /**
   * For a message that the trace tells at another time than it is sent, because it keeps the order of the deployment
   * page: when it is really sent, as the end of a sentence that begins with "sent".
   */
  readonly toldInPagesOrder?: string;
}
