import type { Labelled } from './labelled.ts';

/** The way to Microsoft, as many programs tell of it. */
export const network: Labelled[] = [
  {
    is: 'offline-or-dns',
    from: 'Node',
    text: "Error: getaddrinfo ENOTFOUND outlook.office365.com\n    at GetAddrInfoReqWrap.onlookup [as oncomplete] (node:dns:107:26) {\n  errno: -3008,\n  code: 'ENOTFOUND',\n  syscall: 'getaddrinfo',\n  hostname: 'outlook.office365.com'\n}",
  },
  {
    is: 'offline-or-dns',
    from: 'Node',
    text: "TypeError: fetch failed\n  [cause]: ConnectTimeoutError: Connect Timeout Error (attempted address: login.microsoftonline.com:443, timeout: 10000ms) {\n    code: 'UND_ERR_CONNECT_TIMEOUT' }",
  },
  { is: 'offline-or-dns', from: 'curl', text: 'curl: (6) Could not resolve host: login.microsoftonline.com' },
  {
    is: 'tls-intercepted',
    from: 'curl',
    text: 'curl: (60) SSL certificate problem: self-signed certificate in certificate chain\nMore details here: https://curl.se/docs/sslcerts.html\n* Connected to login.microsoftonline.com',
  },
  {
    is: 'proxy-blocks',
    from: 'curl',
    text: 'curl: (56) CONNECT tunnel failed, response 407\n* Received HTTP code 407 from proxy after CONNECT\n< HTTP/1.1 407 Proxy Authentication Required',
  },
  {
    is: 'tls-intercepted',
    from: 'PHP Guzzle',
    text: 'GuzzleHttp\\Exception\\RequestException: cURL error 60: SSL certificate problem: unable to get local issuer certificate (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for https://login.microsoftonline.com/common/oauth2/v2.0/token',
  },
  {
    is: 'offline-or-dns',
    from: 'PHP',
    text: 'stream_socket_client(): Unable to connect to ssl://outlook.office365.com:993 (Connection timed out)',
  },
  {
    is: 'tls-intercepted',
    from: 'Python requests',
    text: "requests.exceptions.SSLError: HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded with url: /common/v2.0/.well-known/openid-configuration (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1007)')))",
  },
  {
    is: 'offline-or-dns',
    from: 'Python requests',
    text: "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='graph.microsoft.com', port=443): Max retries exceeded (Caused by NameResolutionError(\"<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to resolve 'graph.microsoft.com' ([Errno -2] Name or service not known)\"))",
  },
  {
    is: 'proxy-blocks',
    from: 'Python requests',
    text: "requests.exceptions.ProxyError: HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded (Caused by ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 403 Forbidden')))",
  },
  {
    is: 'tls-intercepted',
    from: 'Java',
    text: 'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target\n\tat com.microsoft.aad.msal4j.HttpHelper',
  },
  {
    is: 'offline-or-dns',
    from: 'Java',
    text: "com.sun.mail.util.MailConnectException: Couldn't connect to host, port: outlook.office365.com, 993; timeout -1;\n  nested exception is:\n\tjava.net.ConnectException: Connection refused",
  },
  {
    is: 'offline-or-dns',
    from: 'Java',
    text: 'Caused by: java.net.UnknownHostException: login.microsoftonline.com\n\tat java.base/java.net.InetAddress.getAllByName',
  },
  {
    is: 'proxy-blocks',
    from: 'Java',
    text: 'java.io.IOException: Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 Proxy Authentication Required" login.microsoftonline.com',
  },
  {
    is: 'offline-or-dns',
    from: '.NET',
    text: 'System.Net.Http.HttpRequestException: No such host is known. (login.microsoftonline.com:443)\n ---> System.Net.Sockets.SocketException (11001): No such host is known.',
  },
  {
    is: 'tls-intercepted',
    from: '.NET',
    text: 'System.Net.Http.HttpRequestException: The SSL connection could not be established, see inner exception.\n ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot\n   at Azure.Identity',
  },
  {
    is: 'proxy-blocks',
    from: 'Chromium',
    text: 'This site can’t be reached\nThe webpage at https://login.microsoftonline.com/ might be temporarily down.\nERR_TUNNEL_CONNECTION_FAILED',
  },
  {
    is: 'tls-intercepted',
    from: 'Chromium',
    text: 'Your connection is not private\nAttackers might be trying to steal your information from login.microsoftonline.com\nNET::ERR_CERT_AUTHORITY_INVALID',
  },
  {
    is: 'clock-skew',
    from: 'Chromium',
    text: 'Your clock is behind\nA private connection to login.microsoftonline.com can’t be established because your computer’s date and time are incorrect.\nNET::ERR_CERT_DATE_INVALID',
  },
  { is: 'offline-or-dns', from: 'Chromium', text: 'net::ERR_INTERNET_DISCONNECTED' },
  {
    is: 'offline-or-dns',
    from: 'Firefox',
    text: 'Secure Connection Failed\nconnection to outlook.office365.com timed out.\nThe connection has timed out',
  },
  {
    is: 'tls-intercepted',
    from: 'Go',
    text: 'Post "https://login.microsoftonline.com/common/oauth2/v2.0/token": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  },
  {
    is: 'clock-skew',
    from: 'Go',
    text: 'Get "https://graph.microsoft.com/v1.0/me": x509: certificate has expired or is not yet valid: current time 2019-01-01T00:00:12Z is before 2026-09-01T00:00:00Z',
  },
  {
    is: 'offline-or-dns',
    from: 'Go',
    text: 'dial tcp: lookup smtp.office365.com on 127.0.0.53:53: no such host',
  },
  { is: 'proxy-blocks', from: 'Node', text: 'Error: connect ECONNREFUSED 10.20.0.5:3128' },
  {
    is: 'tls-intercepted',
    from: 'Node',
    text: "Error: unable to verify the first certificate\n  code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' host: 'smtp.office365.com'",
  },
  {
    is: 'tls-intercepted',
    from: 'openssl',
    text: 'depth=1 O = Contoso, CN = Contoso Web Filter CA\nverify error:num=19:self-signed certificate in certificate chain\nCONNECTED(00000003) outlook.office365.com',
  },
  {
    is: 'offline-or-dns',
    from: 'German Windows',
    text: 'Der Remotename konnte nicht aufgelöst werden: "login.microsoftonline.com"',
  },
  {
    is: 'offline-or-dns',
    from: 'German Linux',
    text: 'ssh: outlook.office365.com: Der Name oder der Dienst ist nicht bekannt',
  },
  {
    is: 'offline-or-dns',
    from: 'French Windows',
    text: 'Une tentative de connexion a échoué car le parti connecté n’a pas répondu convenablement au-delà d’une certaine durée 52.97.1.2:993 outlook.office365.com',
  },
  {
    is: 'offline-or-dns',
    from: 'Spanish Windows',
    text: 'No se puede establecer una conexión ya que el equipo de destino denegó expresamente dicha conexión smtp.office365.com:587',
  },
  {
    is: 'tls-intercepted',
    from: 'Dutch .NET',
    text: 'Het externe certificaat is ongeldig volgens de validatieprocedure. outlook.office365.com',
  },
  {
    is: 'tls-intercepted',
    from: 'Portuguese .NET',
    text: 'O certificado remoto é inválido, de acordo com o procedimento de validação.',
  },
  {
    is: 'offline-or-dns',
    from: 'Italian Windows',
    text: "Impossibile risolvere il nome remoto: 'graph.microsoft.com'",
  },
  {
    is: 'offline-or-dns',
    from: 'Polish Windows',
    text: 'Nie można nawiązać połączenia, ponieważ komputer docelowy aktywnie go odmawia. outlook.office365.com:993',
  },
  {
    is: 'offline-or-dns',
    from: 'Japanese Windows',
    text: "リモート名を解決できませんでした。: 'login.microsoftonline.com'",
  },
  {
    is: 'tls-intercepted',
    from: 'Chinese .NET',
    text: '根据验证过程，远程证书无效。 smtp.partner.outlook.cn',
  },
  {
    is: 'proxy-blocks',
    from: 'Japanese',
    text: '(407) プロキシ認証が必要です。 https://login.microsoftonline.com',
  },
];
