/** The few things that the logic needs of WeChat, as promises. Nothing else in lib/ knows `wx`. */

const TIMEOUT_MS = 15000;

/** `wx` is WeChat's object, or a stand-in that can do the same. Waiting can be put out for tests. */
function portOf(wx, wait = (ms) => new Promise((done) => setTimeout(done, ms))) {
  const ask = (name, options) =>
    new Promise((success, fail) => wx[name]({ ...options, success, fail }));
  const answered = ({ statusCode, data, header = {} }) => ({
    status: statusCode,
    text: data,
    header,
  });
  return {
    wait,

    /** One request; the answer is text, whatever its kind. Rejects where there is no answer. */
    request: async ({ method, url, header, body }) =>
      answered(
        await ask("request", {
          method,
          url,
          header,
          data: body,
          dataType: "text",
          timeout: TIMEOUT_MS,
        }),
      ),

    /** A file as the form's part `file`. */
    upload: async ({ url, header, path }) =>
      answered(
        await ask("uploadFile", {
          url,
          header,
          filePath: path,
          name: "file",
          timeout: 4 * TIMEOUT_MS,
        }),
      ),

    /** A code of wx.login, good once. */
    code: async () => (await ask("login", {})).code,

    read: (name) => wx.getStorageSync(name) || null,
    write: (name, value) => wx.setStorageSync(name, value),
    erase: (name) => wx.removeStorageSync(name),

    /** A photo in WeChat's temporary place moves to where it stays until it was sent. */
    keep: (path) =>
      new Promise((success, fail) =>
        wx.getFileSystemManager().saveFile({
          tempFilePath: path,
          success: ({ savedFilePath }) => success(savedFilePath),
          fail,
        }),
      ),
    drop: (path) => wx.getFileSystemManager().removeSavedFile({ filePath: path }),

    /** A word that nobody else has. */
    key: () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 14)}`,
    now: () => Date.now(),
  };
}

module.exports = { portOf };
