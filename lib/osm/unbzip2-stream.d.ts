declare module "unbzip2-stream" {
  /** A pass-through stream: packed bytes in, unpacked chunks out. */
  function unbzip2(): NodeJS.ReadWriteStream;
  export = unbzip2;
}
