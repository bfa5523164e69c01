import { config } from "zod/v4/core";

// Runs before anything else in the browser. zod would try whether it may compile code at run time; it may not, and each try is reported
// as a violation of the page's security policy.
config({ jitless: true });
