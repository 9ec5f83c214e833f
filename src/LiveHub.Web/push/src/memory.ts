/** This browser as LiveHub knows it. Whoever has the secret may change or delete it. */
export interface Device {
  readonly server: string;
  readonly id: string;
  readonly secret: string;
  /** When it last registered, in milliseconds since 1970; 0 before the first time. */
  readonly registeredAt: number;
  /** All that it registered, as text: another text is registered at once. */
  readonly profile: string;
}

/** The newest revision of an alert that this browser has dealt with. */
export interface Shown {
  readonly revision: number;
  readonly at: number;
}

type Stores = { device: Device; shown: Shown };

/** What the page and the worker both remember, in IndexedDB: workers have no other storage. */
export class Memory {
  #opened: Promise<IDBDatabase> | undefined;

  device(): Promise<Device | undefined> {
    return this.#get("device", "this");
  }

  keepDevice(device: Device): Promise<void> {
    return this.#put("device", "this", device);
  }

  async forgetDevice(): Promise<void> {
    const store = (await this.#open()).transaction("device", "readwrite").objectStore("device");
    await done(store.clear());
  }

  shown(alert: string): Promise<Shown | undefined> {
    return this.#get("shown", alert);
  }

  keepShown(alert: string, shown: Shown): Promise<void> {
    return this.#put("shown", alert, shown);
  }

  /** Forgets alerts that nothing can come for any more. */
  async forgetShownBefore(time: number): Promise<void> {
    const store = (await this.#open()).transaction("shown", "readwrite").objectStore("shown");
    for (const key of await done(store.getAllKeys())) {
      const shown: Shown | undefined = await done(store.get(key));
      if (shown && shown.at < time) store.delete(key);
    }
  }

  async #get<Name extends keyof Stores>(name: Name, key: string): Promise<Stores[Name] | undefined> {
    return done((await this.#open()).transaction(name).objectStore(name).get(key));
  }

  async #put<Name extends keyof Stores>(name: Name, key: string, value: Stores[Name]): Promise<void> {
    await done((await this.#open()).transaction(name, "readwrite").objectStore(name).put(value, key));
  }

  #open(): Promise<IDBDatabase> {
    this.#opened ??= open();
    // A database that could not be opened now may be there at the next message.
    this.#opened.catch(() => {
      this.#opened = undefined;
    });
    return this.#opened;
  }
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open("livehub-push", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("device");
    request.result.createObjectStore("shown");
  };
  return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
