### The API key. Markup is Telegram's HTML.

key-steps =
    Trabalho com a sua própria chave de API do PolyglotVoice:
    1. Entre em polyglotvoice.ru.
    2. No seu perfil, crie uma chave de API. Ela vale 30 dias.
    3. Envie para mim. Ela começa com <code>sk_</code>; apago sua mensagem na hora e guardo a chave criptografada.

key-form = Uma chave começa com <code>sk_</code> e não tem espaços. Por segurança, apaguei aquela mensagem. Copie a chave de novo e envie só ela.
key-works = A chave <code>…{ $ending }</code> funciona, no máximo até { $until }. Me envie algo para transcrever.
key-untried = O PolyglotVoice não responde agora. Guardo a chave <code>…{ $ending }</code>, testo mais tarde e aviso você. Ela vence no máximo em { $until }.
key-refused = O PolyglotVoice não aceita esta chave, então não a guardei. Copie a chave inteira ou crie uma nova no seu perfil.

key-denied =
    O PolyglotVoice recusou a chave <code>…{ $ending }</code>: { $reason }

    Guardo a chave, testo de novo mais tarde e aviso você. Se for por causa do plano, mude de plano ou envie outra chave.

key-resumed =
    { $said }

    { $waiting }

key-delete-yourself =
    { $said }

    Não consegui apagar sua mensagem com a chave. Por favor, apague essa mensagem.

key-state = Chave <code>…{ $ending }</code>, adicionada em { $since }, funciona no máximo até { $until }.
key-state-dead = O PolyglotVoice não aceita mais a chave <code>…{ $ending }</code>, adicionada em { $since }. Crie uma nova no seu perfil e me envie: o que está na espera continua sozinho.
key-died = O PolyglotVoice não aceita mais sua chave. Crie uma nova no seu perfil e me envie: o que está na espera continua sozinho.
key-send-new = Me envie a chave nova. Ela começa com <code>sk_</code>; apago sua mensagem na hora.
key-ask-forget = Apagar a chave? O que está em andamento vai esperar por outra.
key-forgotten = A chave foi apagada. Para continuar, me envie uma.

key-waiting =
    { $n ->
        [one] { $n } gravação esperava por ela e já está sendo transcrita.
       *[other] { $n } gravações esperavam por ela e já estão sendo transcritas.
    }

key-expires =
    { $n ->
        [one] Sua chave <code>…{ $ending }</code> vence em { $n } dia. Crie uma nova no seu perfil do PolyglotVoice e me envie.
       *[other] Sua chave <code>…{ $ending }</code> vence em { $n } dias. Crie uma nova no seu perfil do PolyglotVoice e me envie.
    }
key-untried-both = O PolyglotVoice não responde agora. <code>…{ $old }</code> continua até eu testar <code>…{ $ending }</code>.
key-ask-replace = A chave <code>…{ $ending }</code> funciona. Uso no lugar de <code>…{ $old }</code>?
key-stays = <code>…{ $old }</code> fica; a outra chave foi apagada.
key-refused-keeps = O PolyglotVoice não aceita esta chave, então não a guardei. <code>…{ $old }</code> continua.
key-later-works = Já testei a chave <code>…{ $ending }</code>: ela funciona.
key-later-refused = Já testei a chave <code>…{ $ending }</code>: o PolyglotVoice não a aceita. Copie a chave inteira ou crie uma nova no seu perfil.
key-later-refused-keeps = Já testei a chave <code>…{ $ending }</code>: o PolyglotVoice não a aceita. <code>…{ $old }</code> continua.
key-later-asks = Já testei a chave <code>…{ $ending }</code>: ela funciona. Uso no lugar de <code>…{ $old }</code>? Responda em /key.

key-state-new =
    { $said }

    Uma chave nova, <code>…{ $ending }</code>, está na espera. Uso no lugar desta?

operator-key-died = O PolyglotVoice não aceita mais a chave deste bot. O que você enviou fica na espera; com sua própria chave (/key) continua na hora.

trial-offer =
    { $n ->
        [one] Ou me teste antes: { $n } mensagem de voz de até { $length }, com a chave de quem administra o bot.
       *[other] Ou me teste antes: { $n } mensagens de voz de até { $length } cada, com a chave de quem administra o bot.
    }

trial-note =
    { $n ->
        [one] Esta mensagem vai com a chave de quem administra o bot, e você ainda tem mais { $n }. Depois preciso da sua: /key diz como conseguir.
       *[other] Esta mensagem vai com a chave de quem administra o bot, e você ainda tem mais { $n }. Depois preciso da sua: /key diz como conseguir.
    }

trial-last-note = Esta mensagem vai com a chave de quem administra o bot, e é a última por enquanto. Depois preciso da sua: /key diz como conseguir.

example-answer =
    É assim que eu respondo a uma mensagem de voz de 9 segundos:

    <blockquote>Oi, sou eu. Estou no trem e não posso ligar. Você leva a pasta azul para o escritório amanhã, antes das dez? E avisa a Ana que a reunião passou para quinta.</blockquote>

    Depois vem um <code>.srt</code> com o tempo de cada frase. Os botões abaixo mostram marcações de tempo (toque nelas e a gravação toca dali) ou quem fala.

button-site = Abrir polyglotvoice.ru
button-example = Ver uma resposta
