/** A mail server as clients name it. */
export interface MailServer {
  host: string;
  port: number;
}

/** Where a mail server really listens. */
export interface MailRoute {
  host: string;
  port: number;
  /** PEM certificates to trust there besides those of the system. */
  ca: readonly string[];
}

/** Makes sure that a routed server listens and says where. Throws `NetError` where it cannot be reached. */
export type OpenMailRoute = () => Promise<MailRoute>;

/** Mail servers that answer from loopback, as the practice tenant's do. */
export interface MailRoutes {
  /** Routes a server; answers the way to undo it. */
  routeMail(server: MailServer, open: OpenMailRoute): () => void;
  /** Undefined for a server that is reached over the network. */
  mailRoute(server: MailServer): Promise<MailRoute | undefined>;
}

export function createMailRoutes(): MailRoutes {
  const routes = new Map<string, OpenMailRoute>();
  return {
    routeMail(server, open) {
      const key = keyOf(server);
      routes.set(key, open);
      return () => {
        if (routes.get(key) === open) routes.delete(key);
      };
    },
    mailRoute: async (server) => routes.get(keyOf(server))?.(),
  };
}

function keyOf({ host, port }: MailServer): string {
  return `${host.toLowerCase()}:${port}`;
}
