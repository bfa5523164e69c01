// Preloaded into the programs that a supervisor starts. When the supervisor is gone, even killed, the channel to it
// closes, and the program ends as if it had been told to.
if (process.channel) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
