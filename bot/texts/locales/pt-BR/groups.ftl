### Groups. Markup is Telegram's HTML.

group-no-files = Não posso enviar arquivos aqui.

group-help =
    Responda com /transcribe@{ $bot } a uma mensagem de voz ou a um arquivo, ou escreva os links depois do comando.

    /find@{ $bot } – o que foi dito aqui
    /doctor@{ $bot } – o que eu vejo aqui
    /settings@{ $bot } – o que faço sem pedirem
    /notme@{ $bot } – deixar suas gravações em paz

channel-help =
    Respondo aos posts de voz deste canal com o texto.

    /doctor@{ $bot } – o que eu vejo aqui
    /settings@{ $bot } – o que faço sem pedirem
    /key@{ $bot } – a chave

group-admins-only = Só administradores podem fazer isto.
direct-recordings-only = Nas mensagens diretas de um canal, eu só transcrevo o que me enviam: o resto envolveria também gravações de outras pessoas.

group-kept =
    <b>O que eu guardo daqui</b>
    • a chave de API, criptografada, até um administrador apagar
    • transcrições, criptografadas, por { $transcripts }
    • um registro de cada pedido (mensagem, pessoa, resultado), criptografado, por { $records }
    • quem disse /notme, até dizer /yesme
    • desde quando cada membro está aqui, sem nome nem número, para o que /settings diz dos recém-chegados

    Os arquivos só passam por mim até o PolyglotVoice.

    { $disk }

    O que o PolyglotVoice guarda está no site dele. Lá eu não consigo apagar nada.

group-erase-ask = Apagar a chave, as configurações, as transcrições e os registros daqui? O que está em andamento para. As mensagens ficam, e também os pedidos de não ser transcrito.
group-erased = Pronto. Daqui guardo só os pedidos de não ser transcrito. O /privacy diz quando o resto sai também do disco.
group-how = Responda com /transcribe@{ $bot } a uma mensagem de voz ou a um arquivo, ou escreva os links depois do comando.
group-no-key = Guardado: transcrevo assim que houver uma chave do PolyglotVoice. Um administrador pode adicionar uma:
group-unserved = Eu transcreveria com prazer, mas ainda não há chave do PolyglotVoice aqui. Um administrador pode adicionar uma:
group-opted-out = Essa pessoa pediu para não ser transcrita aqui.
group-admins-ask = Aqui só administradores podem pedir arquivos e links. Mensagens de voz, todos.
group-not-yours = Só quem pediu, quem fala e administradores podem fazer isto.
group-key-died = O PolyglotVoice não aceita mais a chave usada aqui. Um administrador pode adicionar uma nova com /key; o que está na espera continua sozinho.

group-key-expires =
    { $n ->
        [one] A chave do PolyglotVoice usada aqui vence em { $n } dia. Um administrador pode adicionar uma nova com /key.
       *[other] A chave do PolyglotVoice usada aqui vence em { $n } dias. Um administrador pode adicionar uma nova com /key.
    }

group-prefer-unasked = Automático
group-prefer-asked = Se pedirem
group-prefer-everyone = Todos
group-prefer-admins = Admins
group-prefer-voice-title = Mensagens de voz
group-prefer-voice-on-says = transcrevo as mensagens de voz e de vídeo que vejo
group-prefer-voice-off-says = só quando alguém pede
group-prefer-files-title = Arquivos e links
group-prefer-files-on-says = transcrevo áudio, vídeo e links que vejo
group-prefer-files-off-says = só quando alguém pede
group-prefer-asks-title = Quem pede arquivos
group-prefer-asks-everyone-says = todos podem pedir arquivos e links
group-prefer-asks-admins-says = só administradores; mensagens de voz, todos
group-prefer-past-title = Histórico para novos
group-prefer-past-telegram = Do Telegram
group-prefer-past-telegram-says = os novos encontram transcrições antigas onde o Telegram também mostra mensagens antigas
group-prefer-past-yes = Aberto
group-prefer-past-yes-says = todos encontram tudo o que guardo daqui
group-prefer-past-no = Fechado
group-prefer-past-no-says = os novos encontram o que veio desde que entraram ou desde que os vi
group-prefer-chooses-title = Quem muda isto
group-prefer-chooses-everyone-says = todos, menos esta própria opção
group-prefer-chooses-admins-says = só administradores
group-language = O idioma daqui fica em /settings@{ $bot }.
group-unknown = Não conheço esse comando. /help@{ $bot } mostra o que eu faço aqui.
group-history = Sua lista está no nosso chat privado: /history. /find@{ $bot } procura o que foi dito aqui.

view-private-groups = Me adicione a um grupo: lá o /doctor diz o que eu vejo.
view-guests-on = ✓ O modo convidado está ligado: me mencione em resposta a uma gravação, em qualquer chat.
view-business-on = ✓ O modo Business está ligado: me conecte à sua conta, e as mensagens de voz que mandam para você chegam aqui como texto.
view-private-title = <b>O que eu faço em outros lugares</b>
view-title = <b>O que eu faço aqui</b>
view-welcome = Olá! Envie uma mensagem de voz aqui e eu respondo com o texto.
view-welcome-asked = Olá! Responda com /transcribe@{ $bot } a uma mensagem de voz e eu respondo com o texto.
view-missing-key = Falta uma coisa: uma chave do PolyglotVoice.
view-missing-sight = Para perceber as mensagens de voz sozinho, preciso ser administrador.
channel-welcome = Já estou no canal “{ $title }”: publique lá um post de voz e eu respondo com o texto.
channel-welcome-no-key =
    Já estou no canal “{ $title }”: respondo aos posts de voz com o texto.
    Falta uma coisa: uma chave do PolyglotVoice.
view-channel = ✓ Vejo os posts deste canal.
view-admin = ✓ Vejo todas as mensagens: sou administrador.
view-open = ✓ Vejo todas as mensagens: o modo de privacidade está desligado. Se mesmo assim eu não responder, me remova e me adicione de novo.
view-blind = ✗ Só vejo comandos com meu nome e respostas a mim. Me torne administrador, sem nenhum direito especial, e eu percebo sozinho as mensagens de voz. Até lá, responda a uma com /transcribe@{ $bot }.
view-change = Em vez dos direitos de administrador: @BotFather → /mybots → @{ $bot } → Bot Settings → Group Privacy → Turn off, depois me remova do grupo e me adicione de novo.
view-mute = ✗ Não posso escrever aqui. Libere isso nas permissões do grupo.
view-mute-in = Não posso mais escrever em “{ $title }”, então não respondo lá. Libere isso nas permissões do grupo.
view-no-files = ✗ Não posso enviar arquivos aqui, então transcrições longas vêm como mensagens. Libere isso nas permissões do grupo.
view-has-key = ✓ Há uma chave do PolyglotVoice.
view-no-key = ✗ Ainda não há chave do PolyglotVoice. Um administrador pode adicionar uma com /key.
view-voice-on = ✓ Transcrevo mensagens de voz e de vídeo por conta própria.
view-voice-off = – Mensagens de voz e de vídeo, só se pedirem; /settings muda isso.
view-files-on = ✓ Transcrevo áudio, vídeo e links por conta própria.
view-files-off = – Arquivos e links, só se pedirem; /settings muda isso.
view-ask = Para pedir, responda à gravação com /transcribe ou @{ $bot }.
view-no-reactions = – As reações 👀 👌 👎 não são permitidas aqui, então não mostro o andamento.
view-no-delete = – Não posso apagar mensagens, então só posso alertar quando alguém mostra uma chave de API.
view-guests-off = – O modo convidado está desligado: ninguém pode me chamar em chats onde não estou. @BotFather → /mybots → @{ $bot } → Bot Settings → Guest Mode.
view-business-off = – O modo Business está desligado: ninguém pode me conectar à sua conta. @BotFather → /mybots → @{ $bot } → Bot Settings → Business Mode.
view-sees-now = Agora sou administrador: percebo sozinho as mensagens de voz daqui.
view-blind-now = Não sou mais administrador: responda a uma mensagem de voz com /transcribe@{ $bot }.

optout-done = Deixo suas gravações em paz aqui, não importa quem peça. /yesme desfaz isso.
optout-taken-back = Voltei a transcrever suas gravações aqui.
optout-was-not = Já transcrevo suas gravações aqui. /notme interrompe isso.
optout-nobody = Você escreve de forma anônima, então não reconheço suas gravações. Escreva com seu próprio nome.

groupkey-none = Ainda não há chave do PolyglotVoice aqui. Não envie uma no grupo, todos leriam: um administrador adiciona em um chat privado comigo, ou um membro empresta a própria.
channelkey-none = Este canal ainda não tem chave do PolyglotVoice. Não publique uma, todos leriam: um administrador adiciona em um chat privado comigo.
groupkey-owners = Aqui funciona a chave do dono do bot. Um administrador pode definir a sua em privado; não a envie aqui, todos a leriam.
groupkey-works = Há uma chave do PolyglotVoice aqui, e ela funciona.
groupkey-dead = O PolyglotVoice não aceita mais a chave usada aqui. Um administrador pode adicionar uma nova em um chat privado comigo.
groupkey-forgotten = A chave foi apagada.
groupkey-send = Me envie a chave do PolyglotVoice para <b>{ $title }</b>. Ela começa com <code>sk_</code>; apago sua mensagem na hora e guardo a chave criptografada, só para aquele chat.
groupkey-set = <b>{ $title }</b> agora tem uma chave.
groupkey-stale-link = Este link não funciona mais: vale dez minutos e só para uma pessoa. Peça um novo lá com /key.
groupkey-lend-ask = Emprestar sua própria chave do PolyglotVoice a <b>{ $title }</b>? As solicitações de lá contam no seu plano, as gravações ficam na sua conta. Pegue de volta quando quiser com /lent.
groupkey-lent = <b>{ $title }</b> agora usa sua chave. Pegue de volta com /lent.
groupkey-offered = Oferecida a <b>{ $title }</b>: um administrador precisa aceitar. Pegue de volta depois com /lent.
groupkey-no-own = Você ainda não tem aqui uma chave que funcione. Me envie uma e eu continuo sozinho. /key mostra como conseguir.
groupkey-given-up = Tudo fica como estava.
groupkey-offer = { $name } oferece a própria chave do PolyglotVoice. As gravações daqui ficariam na conta de { $name }. Um administrador decide:
groupkey-accepted = A chave oferecida agora é usada aqui. Quem a ofereceu pode pegar de volta quando quiser.
groupkey-declined = A oferta foi recusada.
groupkey-not-accepted = Só administradores podem fazer isto, enquanto a oferta valer.
groupkey-taken-back = Você pegou a chave de volta.
groupkey-owner-took-back = Quem emprestou a chave usada aqui a pegou de volta. Um administrador pode adicionar outra com /key; aí o que está na espera continua.
groupkey-lent-none = Você não empresta sua chave a nenhum grupo.
groupkey-shown-deleted = Sua mensagem em “{ $title }” tinha uma chave de API, então apaguei. Outros podem ter lido: revogue a chave no seu perfil do PolyglotVoice e crie uma nova. Envie chaves só no nosso chat privado.
groupkey-shown = Uma mensagem em “{ $title }” mostra uma chave de API, e não posso apagá-la. Apague a mensagem, revogue a chave no seu perfil do PolyglotVoice e crie uma nova. Envie chaves só no nosso chat privado.

groupkey-lent-list =
    { $n ->
        [one] { $n } grupo usa sua chave:
       *[other] { $n } grupos usam sua chave:
    }
groupkey-untried = O PolyglotVoice não responde agora. Guardo a chave para <b>{ $title }</b> e testo mais tarde.

doctor-title = <b>Este chat</b>
doctor-no-key = ✗ Não há chave do PolyglotVoice aqui, então não consigo transcrever: /key diz como conseguir.
doctor-has-key = ✓ Este chat usa uma chave do PolyglotVoice e, que eu saiba, nada a impede.
doctor-dead-own = O PolyglotVoice não aceita mais sua chave. Crie uma nova no seu perfil e me envie com /key.
doctor-dead-group = O PolyglotVoice não aceita mais a chave deste grupo. Um administrador pode adicionar uma nova com /key.
doctor-dead-lent = O PolyglotVoice não aceita mais a chave que <a href="tg://user?id={ $id }">um membro</a> emprestou. Essa pessoa pode me enviar uma nova no privado; ou um administrador adiciona outra com /key.
doctor-dead-operator = O PolyglotVoice não aceita mais a chave de quem administra este bot, que precisa adicionar uma nova; com sua própria chave (/key) continua na hora.

doctor-wait-key =
    { $n ->
        [one] { $n } gravação espera uma chave que funcione, e com ela continua sozinha (/key).
       *[other] { $n } gravações esperam uma chave que funcione, e com ela continuam sozinhas (/key).
    }

doctor-wait-limit =
    { $n ->
        [one] { $n } gravação espera por causa do limite do plano e continua sozinha.
       *[other] { $n } gravações esperam por causa do limite do plano e continuam sozinhas.
    }

doctor-wait-slot =
    { $n ->
        [one] { $n } gravação espera a vez: o plano limita quantas rodam ao mesmo tempo.
       *[other] { $n } gravações esperam a vez: o plano limita quantas rodam ao mesmo tempo.
    }

doctor-wait-service =
    { $n ->
        [one] { $n } gravação espera o PolyglotVoice e continua sozinha.
       *[other] { $n } gravações esperam o PolyglotVoice e continuam sozinhas.
    }

doctor-undelivered =
    { $n ->
        [one] { $n } resposta não pôde ser entregue aqui e está guardada para você: o botão abaixo desta mensagem traz a resposta.
       *[other] { $n } respostas não puderam ser entregues aqui e estão guardadas para você: o botão abaixo desta mensagem traz as respostas.
    }

doctor-undelivered-mute =
    { $n ->
        [one] { $n } resposta espera porque não posso escrever aqui: me permita enviar mensagens nas permissões do grupo, e ela vem.
       *[other] { $n } respostas esperam porque não posso escrever aqui: me permita enviar mensagens nas permissões do grupo, e elas vêm.
    }

doctor-undelivered-topic =
    { $n ->
        [one] { $n } resposta espera porque o tópico dela foi apagado ou fechado e o chat fora dele não aceita mensagens: abra um dos dois, e ela vem.
       *[other] { $n } respostas esperam porque o tópico delas foi apagado ou fechado e o chat fora dele não aceita mensagens: abra um dos dois, e elas vêm.
    }
doctor-topic = Um tópico daqui foi apagado ou fechado, e o chat fora dele não aceita mensagens: abra um dos dois, e volto a responder.
