import { answerMoves } from "@/lib/coverage/client/answer-moves";

/** Computes in the browser, beside the page, what a camera covers while it is dragged. */
answerMoves();
