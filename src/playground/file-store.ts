import type { Upload } from './message.ts';

/** Uploaded files, kept in memory and given out under the stand-in's own address. */
export interface FileStore {
  /** Set once the address is known. */
  baseUrl: string;
  readonly keep: (channelId: string, id: string, upload: Upload) => string;
  find(id: string): Upload | undefined;
}

export function createFileStore(): FileStore {
  const files = new Map<string, Upload>();
  const store: FileStore = {
    baseUrl: '',
    keep(channelId, id, upload) {
      files.set(id, upload);
      return `${store.baseUrl}/attachments/${channelId}/${id}/${encodeURIComponent(upload.filename)}`;
    },
    find: (id) => files.get(id),
  };
  return store;
}
