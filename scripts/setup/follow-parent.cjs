// Preloaded into the programs that a supervisor starts. When the supervisor is gone, even killed, the channel to it
// closes, and the program ends as if it had been told to. What the program forks preloads this too, and has a parent
// of its own.
if (process.channel && process.ppid === Number(process.env.SIGHTLINE_SUPERVISOR)) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
