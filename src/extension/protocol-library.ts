// The protocol's library, which is most of the client and takes longest to load. It is built into a
// chunk of its own, so that the window does not read it before the extension is active.
export {
  IPCMessageReader,
  IPCMessageWriter,
  LanguageClient,
  ProgressType,
  ResponseError,
  RevealOutputChannelOn,
  State,
} from "vscode-languageclient/node";
