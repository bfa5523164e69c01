import { camerasFile } from "../cameras-file";

export function GET(request: Request) {
  return camerasFile(request, "csv");
}
