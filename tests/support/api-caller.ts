import { handleApi } from "@/lib/api/server/handler";

export type ApiAnswer = {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what the test is about to look into
  readonly body: any;
};

/** Asks the API as a client does, from the request to the bytes of the answer, without a socket between. */
export async function callApi(
  method: string,
  path: string,
  { headers = {}, body }: { readonly headers?: Record<string, string>; readonly body?: unknown } = {},
): Promise<ApiAnswer> {
  const answer = await handleApi(
    new Request(`http://localhost/api/v1${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === "" ? null : JSON.parse(text) };
}
