/** Words of the generated mail, by language. `{n}` is a number that differs from message to message. */
export interface Phrasebook {
  language: string;
  direction: 'ltr' | 'rtl';
  /** How often it is used, relative to the others. */
  weight: number;
  replyPrefix: string;
  senders: [name: string, address: string][];
  subjects: string[];
  greeting: string;
  sentences: string[];
  closing: string;
}

export const PHRASEBOOKS: Phrasebook[] = [
  {
    language: 'en',
    direction: 'ltr',
    weight: 9,
    replyPrefix: 'Re: ',
    senders: [
      ['Harbour Supplies', 'orders@harbour-supplies.example'],
      ['Joan Whitfield', 'joan.whitfield@northgate.example'],
      ['Delivery Notices', 'no-reply@parcel-post.example'],
      ['Marcus Hale', 'marcus.hale@halebrothers.example'],
      ['Event Desk', 'desk@city-events.example'],
      ['Priya Nair', 'priya.nair@lotus-travel.example'],
    ],
    subjects: [
      'Your order {n} has left the warehouse',
      'Question about invoice {n}',
      'Meeting room {n} is booked',
      'Ticket {n}: cannot open the attachment',
      'Reminder: contract {n} ends soon 📅',
      'Offer {n} for the spring campaign 🌷',
    ],
    greeting: 'Hello,',
    sentences: [
      'thank you for your message of last week.',
      'We have looked into case {n} and found the reason.',
      'Could you confirm the delivery address before Friday?',
      'The updated figures are in the table below.',
      'Please let us know if anything is missing.',
      'The next step is on our side; you need not do anything.',
      'I will be in the office again on Monday 🙂.',
    ],
    closing: 'Kind regards',
  },
  {
    language: 'de',
    direction: 'ltr',
    weight: 6,
    replyPrefix: 'AW: ',
    senders: [
      ['Stadtwerke Lindental', 'service@stadtwerke-lindental.example'],
      ['Jürgen Weißhaupt', 'juergen.weisshaupt@weisshaupt-bau.example'],
      ['Buchhaltung Möller & Söhne', 'rechnung@moeller-soehne.example'],
    ],
    subjects: [
      'Ihre Rechnung Nr. {n}',
      'Rückfrage zur Bestellung {n}',
      'Terminbestätigung {n} – Größe und Maße',
      'Mahnung: Vorgang {n} ist überfällig',
    ],
    greeting: 'Guten Tag,',
    sentences: [
      'vielen Dank für Ihre schnelle Rückmeldung.',
      'Der Vorgang {n} liegt jetzt bei unserer Fachabteilung.',
      'Bitte prüfen Sie die Maße und geben Sie uns kurz Bescheid.',
      'Die Lieferung verzögert sich leider um zwei Werktage.',
      'Für Fragen stehen wir Ihnen jederzeit gern zur Verfügung.',
    ],
    closing: 'Mit freundlichen Grüßen',
  },
  {
    language: 'fr',
    direction: 'ltr',
    weight: 3,
    replyPrefix: 'RE: ',
    senders: [
      ['Hélène Garçon', 'helene.garcon@atelier-garcon.example'],
      ['Réservations Hôtel du Lac', 'reservations@hotel-du-lac.example'],
    ],
    subjects: ['Confirmation de réservation n° {n}', 'Devis {n} : votre cuisine', 'Réclamation {n} reçue'],
    greeting: 'Bonjour,',
    sentences: [
      'nous avons bien reçu votre demande.',
      'Le dossier {n} sera traité sous quarante-huit heures.',
      'Pourriez-vous nous préciser la date d’arrivée ?',
      'Vous trouverez le détail en pièce jointe.',
    ],
    closing: 'Bien à vous',
  },
  {
    language: 'ar',
    direction: 'rtl',
    weight: 2,
    replyPrefix: 'رد: ',
    senders: [['سامي حداد', 'sami.haddad@cedar-trade.example']],
    subjects: ['تأكيد الطلب رقم {n}', 'استفسار عن الفاتورة {n}'],
    greeting: 'السلام عليكم،',
    sentences: [
      'شكراً لرسالتكم.',
      'نراجع الآن الطلب رقم {n}.',
      'يرجى تأكيد عنوان التسليم.',
      'سنعود إليكم قريباً.',
    ],
    closing: 'مع أطيب التحيات',
  },
  {
    language: 'he',
    direction: 'rtl',
    weight: 1,
    replyPrefix: 'תגובה: ',
    senders: [['נועה לוי', 'noa.levi@galil-print.example']],
    subjects: ['הזמנה מספר {n} מוכנה', 'שאלה לגבי חשבונית {n}'],
    greeting: 'שלום,',
    sentences: [
      'תודה על פנייתך.',
      'אנו בודקים את פנייה {n}.',
      'נא לאשר את כתובת המשלוח.',
      'נשמח לעזור בכל שאלה.',
    ],
    closing: 'בברכה',
  },
  {
    language: 'ja',
    direction: 'ltr',
    weight: 2,
    replyPrefix: 'Re: ',
    senders: [['高橋 直子', 'naoko.takahashi@aoba-shoji.example']],
    subjects: ['ご注文 {n} の発送について', '見積書 {n} をお送りします'],
    greeting: 'お世話になっております。',
    sentences: [
      'ご連絡ありがとうございます。',
      '案件 {n} を確認いたしました。',
      '納期は来週の予定です。',
      'よろしくお願いいたします。',
    ],
    closing: '敬具',
  },
  {
    language: 'zh',
    direction: 'ltr',
    weight: 2,
    replyPrefix: '回复: ',
    senders: [['王小梅', 'xiaomei.wang@jiangnan-parts.example']],
    subjects: ['订单 {n} 已发货', '关于发票 {n} 的问题'],
    greeting: '您好：',
    sentences: [
      '感谢您的来信。',
      '我们正在处理编号 {n} 的请求。',
      '请确认收货地址。',
      '如有问题请随时联系我们。',
    ],
    closing: '此致敬礼',
  },
  {
    language: 'ko',
    direction: 'ltr',
    weight: 1,
    replyPrefix: 'Re: ',
    senders: [['박서연', 'seoyeon.park@hanbit-tech.example']],
    subjects: ['주문 {n} 배송 안내'],
    greeting: '안녕하세요.',
    sentences: ['문의해 주셔서 감사합니다.', '요청 {n} 을(를) 확인했습니다.', '주소를 확인해 주세요.'],
    closing: '감사합니다',
  },
];
