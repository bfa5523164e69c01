/** The header in which the edge says where a request comes from; what comes in under this name is thrown away. */
export const CLIENT_ADDRESS = "x-sightline-client-address";

/** The address of the network that a request comes from, as the edge knows it; `unknown` where no edge stands before the app. */
export function clientAddress(headers: Headers): string {
  return headers.get(CLIENT_ADDRESS) ?? "unknown";
}
