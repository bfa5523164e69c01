/** What anybody may be told who asks for something of a city: also the answers of the makers of contexts. */
export const ACCESS_ERRORS = {
  SIGNED_OUT: { status: 401, message: "Sign in first" },
  PASSWORD_CHANGE_DUE: { status: 401, message: "Choose a password of your own first" },
  SECOND_FACTOR_DUE: { status: 401, message: "Give a code of your second factor first" },
  NOT_FOUND: { status: 404, message: "Not found" },
} as const;
