const MINUTE_MS = 60_000;

/** A sign-in ends after this long, whatever happens. */
export const SESSION_MS = 8 * 60 * MINUTE_MS;

/** A sign-in ends after this long without a request. */
export const IDLE_MS = 30 * MINUTE_MS;

/** How long a one-time code works. */
export const CODE_MS = 3 * 24 * 60 * MINUTE_MS;

/** Failed sign-ins of one name, and of one address of the network, which many people may share. */
export const NAME_LOCK = { limit: 5, windowMs: 15 * MINUTE_MS, firstLockMs: MINUTE_MS } as const;
export const ADDRESS_LOCK = { limit: 20, windowMs: 15 * MINUTE_MS, firstLockMs: MINUTE_MS } as const;
