import type { Labelled } from './labelled.ts';

/** The same in other languages. */
export const languages: Labelled[] = [
  {
    is: 'redirect-uri-mismatch',
    from: 'German',
    text: 'AADSTS50011: Der in der Anforderung angegebene Umleitungs-URI "http://localhost/x" stimmt nicht mit den für die Anwendung konfigurierten Umleitungs-URIs überein.',
  },
  {
    is: 'admin-consent-required',
    from: 'German',
    text: 'Administratorgenehmigung erforderlich\nHelpdesk\nHelpdesk benötigt eine Berechtigung für den Zugriff auf Ressourcen in Ihrer Organisation, die nur ein Administrator erteilen kann.',
  },
  {
    is: 'conditional-access-blocked',
    from: 'German',
    text: 'Sie können im Moment nicht darauf zugreifen. Ihre Anmeldung war erfolgreich, erfüllt aber nicht die Kriterien für den Zugriff auf diese Ressource.',
  },
  {
    is: 'account-disabled-or-locked',
    from: 'German',
    text: 'Ihr Konto wurde vorübergehend gesperrt, um eine unbefugte Verwendung zu verhindern. Versuchen Sie es später noch einmal.',
  },
  { is: 'secret-expired', from: 'German', text: 'Die angegebenen geheimen Clientschlüssel sind abgelaufen.' },
  {
    is: 'mfa-required',
    from: 'German',
    text: 'Aufgrund einer Konfigurationsänderung durch Ihren Administrator müssen Sie die mehrstufige Authentifizierung verwenden (Microsoft).',
  },
  {
    is: 'admin-consent-required',
    from: 'French',
    text: 'Approbation de l’administrateur requise\nL’application a besoin d’une autorisation que seul un administrateur peut accorder.',
  },
  {
    is: 'bad-password',
    from: 'French',
    text: 'Votre compte ou mot de passe est incorrect. Si vous avez oublié votre mot de passe, réinitialisez-le maintenant.',
  },
  {
    is: 'conditional-access-blocked',
    from: 'French',
    text: "L'accès a été bloqué par des stratégies d'accès conditionnel. La stratégie d'accès n'autorise pas l'émission de jetons.",
  },
  { is: 'secret-expired', from: 'French', text: 'Les clés secrètes client fournies ont expiré.' },
  { is: 'admin-consent-required', from: 'Spanish', text: 'Se necesita la aprobación del administrador' },
  { is: 'mfa-required', from: 'Spanish', text: 'Debe usar la autenticación multifactor para tener acceso.' },
  {
    is: 'account-disabled-or-locked',
    from: 'Spanish',
    text: 'La cuenta está bloqueada temporalmente para evitar un uso no autorizado.',
  },
  { is: 'admin-consent-required', from: 'Dutch', text: 'Goedkeuring van beheerder vereist' },
  {
    is: 'conditional-access-blocked',
    from: 'Dutch',
    text: 'De toegang is geblokkeerd door beleid voor voorwaardelijke toegang.',
  },
  { is: 'admin-consent-required', from: 'Portuguese', text: 'É necessária a aprovação do administrador' },
  { is: 'bad-password', from: 'Portuguese', text: 'Sua conta ou senha está incorreta.' },
  { is: 'admin-consent-required', from: 'Italian', text: "È necessaria l'approvazione dell'amministratore" },
  {
    is: 'conditional-access-blocked',
    from: 'Italian',
    text: "L'accesso è stato bloccato dai criteri di accesso condizionale.",
  },
  { is: 'admin-consent-required', from: 'Polish', text: 'Wymagana zgoda administratora' },
  {
    is: 'mfa-required',
    from: 'Polish',
    text: 'Musisz użyć uwierzytelniania wieloskładnikowego, aby uzyskać dostęp.',
  },
  { is: 'admin-consent-required', from: 'Japanese', text: '管理者の承認が必要' },
  {
    is: 'conditional-access-blocked',
    from: 'Japanese',
    text: 'アクセスは条件付きアクセス ポリシーによってブロックされました。',
  },
  {
    is: 'mfa-required',
    from: 'Japanese',
    text: 'リソースにアクセスするには、多要素認証を使用する必要があります。',
  },
  {
    is: 'redirect-uri-mismatch',
    from: 'Japanese, full width',
    text: 'ＡＡＤＳＴＳ５００１１： 要求で指定されたリダイレクト URI が一致しません。',
  },
  { is: 'admin-consent-required', from: 'Chinese', text: '需要管理员批准' },
  {
    is: 'secret-wrong-or-id-pasted',
    from: 'Chinese',
    text: 'AADSTS7000215: 提供的客户端密码无效。 跟踪 ID: 8d1f6c32-5b1e-4c9a-9d0e-2f4b7a6c1e00',
  },
  { is: 'bad-password', from: 'Chinese', text: '帐户或密码不正确。如果不记得密码，请立即重置。' },
  { is: 'bad-password', from: 'German page', text: 'Fehlercode: 50126 Microsoft Entra' },
  {
    is: 'user-consent-required',
    from: 'Dutch',
    text: 'AADSTS65001: De gebruiker of beheerder heeft geen toestemming gegeven voor het gebruik van de toepassing.',
  },
  {
    is: 'send-as-denied',
    from: 'French bounce',
    text: "Vous n’êtes pas autorisé à envoyer un message au nom de cet utilisateur. Remote Server returned '550 5.7.60 SMTP; Client does not have permissions to send as this sender'",
  },
];
