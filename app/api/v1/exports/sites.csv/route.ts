import { sitesFile } from "../sites-file";

export function GET(request: Request) {
  return sitesFile(request, "csv");
}
