import root from '@opentelemetry/otlp-transformer/build/src/generated/root.js';

/** A class that OpenTelemetry generates from its published protobuf definition. */
interface MessageType {
  fromObject(plain: object): object;
  verify(message: object): string | null;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
  toObject(message: object, options: object): object;
}

interface Definitions {
  readonly opentelemetry: {
    readonly proto: {
      readonly collector: { readonly trace: { readonly v1: { readonly ExportTraceServiceRequest: MessageType } } };
    };
  };
}

export interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: string; readonly boolValue?: boolean };
}

export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly Attribute[];
  readonly status?: { readonly code: number; readonly message: string };
}

export interface TracesData {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

/** Names of the bytes fields: hexadecimal in OTLP/JSON, base64 to everything else that reads protobuf from JSON. */
const ID_FIELDS = ['traceId', 'spanId', 'parentSpanId'];

const recode = (from: BufferEncoding, to: BufferEncoding) => (key: string, value: unknown) =>
  ID_FIELDS.includes(key) && typeof value === 'string' ? Buffer.from(value, from).toString(to) : value;

/**
 * Sends an OTLP/JSON text through the wire format of the published definition and back. What comes back has only
 * fields that the definition knows, so a misspelt or misplaced one is gone. Throws when a value has the wrong type.
 */
export function throughProtobuf(text: string): TracesData {
  const { opentelemetry } = root as unknown as Definitions;
  const type = opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
  const message = type.fromObject(JSON.parse(text, recode('hex', 'base64')) as object);
  const problem = type.verify(message);
  if (problem !== null) throw new Error(problem);
  const read = type.decode(type.encode(message).finish());
  const plain = type.toObject(read, { longs: String, bytes: String });
  return JSON.parse(JSON.stringify(plain), recode('base64', 'hex')) as TracesData;
}
