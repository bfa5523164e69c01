/** The request header in which the app finds the id that the log and the answer's `x-request-id` give a request. */
export const REQUEST_ID_HEADER = "x-sightline-request-id";

/** The answer's header by which the app tells the edge who asked: the person's id, for the log alone. It never leaves the server. */
export const PERSON_HEADER = "x-sightline-person";
