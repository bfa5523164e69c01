/** A name to sign in with: small Latin letters, digits, dot, hyphen and underscore, 2 to 32 of them. */
export const USERNAME = /^[a-z0-9][a-z0-9._-]{1,31}$/;
