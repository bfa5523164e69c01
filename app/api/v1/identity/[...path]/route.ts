import { endWithIdentityService, IDENTITY_CALLBACK } from "@/lib/access/server/identity-service";
import { readIdentityService } from "@/lib/config/identity-service";

/** The browser comes back from the city's identity service; everything else the sign-in library could answer is not found. */
export async function GET(request: Request): Promise<Response> {
  if (new URL(request.url).pathname !== IDENTITY_CALLBACK || !readIdentityService()) {
    return Response.json({ code: "NOT_FOUND", message: "Not found" }, { status: 404 });
  }
  return endWithIdentityService(request);
}
