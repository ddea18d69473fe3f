/** Talk with the bot itself: a question that holds nothing else asks for nothing that a text could tell. */
export const SMALL_TALK: ReadonlySet<string> = new Set(
  [
    'help thanks thank hello hi hey bye goodbye good morning evening night ok okay yes cool nice great stop start time joke made day',
    'привет спасибо помощь помоги помогите здравствуйте здравствуй пока анекдот умеешь делаешь дела ты час',
    'شکریہ سلام السلام علیکم حال مدد تم ہیلو لطیفہ سناؤ مجھے',
  ].flatMap((line) => line.split(' ')),
);

/**
 * Words that say how a text or a question is built and not what it is about, folded as the tokens are:
 * function words and question words of English, Russian and Urdu. Dropping them is the largest single gain
 * in both speed and quality.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  [
    // English: articles, pronouns, prepositions, conjunctions
    'a an the this that these those such some any each every either neither both all another other',
    'i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself',
    'she her hers herself it its itself they them their theirs themselves one',
    'of in on at by to from for with without within into onto upon about above below under over between among',
    'through during before after since until till against toward towards as than per via',
    'and or but nor so yet if then else because while although though whether',
    // English: auxiliary verbs and the contractions that people type
    'am is are was were be been being do does did doing done have has had having will would shall should can could may might must',
    "isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't cannot couldn't shouldn't",
    "i'm i've i'd i'll you're you've he's she's it's we're we've they're they've that's there's what's who's where's when's how's let's",
    // English: question words and what surrounds a question
    'who whom whose what which when where why how many much please tell',
    'there here also just only very too not no own same more most again further once now ever',
    'happen happens happened happening event events anything something everything nothing anyone someone everyone',
    'up down out',
    // English as people type it in a chat
    'n w u r ok okay pls plz abt vs btw idk',
    // Russian
    'и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня',
    'еще нет о об из ему когда даже ну ли если уже или ни быть был была были будет него до вас нибудь уж вам ведь там',
    'себя ничего ей они тут где есть надо ней для мы тебя их чем сам чтоб чтобы без будто чего раз тоже себе под ж тогда кто',
    'этот эта это эти этого этой том того потому какой какая какое какие каком какого какую каким совсем ним здесь этом почти мой',
    'нее сейчас куда зачем всех можно при наконец два другой хоть после над больше тот через нас про всего них',
    'много разве моя впрочем свою перед иногда лучше чуть нельзя такой им более всегда конечно всю между почему сколько',
    'который которая которое которые которого которой кем кого кому чей чья чье чьи ком откуда является являются такое такая такие каков какова каково каковы',
    'подскажите скажите расскажите пожалуйста хотя нам нас ними ними б е х уже еще итоге именно вообще какую-то вроде насчет',
    'наш наша наше наши нашу наших нашим нашей нашего ваш ваша ваше ваши какими каких какому сам сама само сами самый самая самое самые самых',
    'которую которым которыми котором чью чьим чьей скольких скольким весь вся свои своих своим своей своего твой ими неё ней',
    'произошло произошла произошел произошли происходило происходит случилось случилась случился случились событие события событий',
    'пока собой оно один одна одно одни одних одного одной одним одному двух двум двумя две обоих обеих насколько отчего чему тому',
    'те тех тем теми такого таких таким такому нему ним всем всеми всему ею никто нечего некоторые некоторых каждый каждого каждой',
    'сразу едва либо однако также например очень просто довольно весьма слишком столько поэтому туда сюда оттуда отсюда якобы вовсе правда ли',
    'казаться кажется вдруг завтра справа слева вверх вниз наверное видимо действительно иметь имеет имеют имел имела имели имело',
    'мочь могу может мог могла могли могут можем мочь сможет смог смогла смогли против м го му й ый ые',
    'скажи расскажи подскажи опиши опишите перечисли перечислите назови назовите укажи укажите поясни поясните объясни объясните',
    'напомни напомните ответь ответьте посоветуй посоветуйте дай дайте можешь можете хорошо вкратце кратко коротко поподробнее подробнее',
    'интересно любопытно будут чьего чьему чьем чьих чьими деле делу',
    // Urdu
    'کن وہاں یہاں پھر اب ہم آپ میرے ہمیں تمام بہت جنھوں جنہوں انہوں انھوں اسے انہیں انھیں پڑا پڑی پڑے',
    'واقعہ واقعے واقعات',
    'کا کی کے کو کہ نے سے میں پر تک اور یا یہ وہ اس ان ہے ہیں تھا تھی تھے ہو ہوا ہوئی ہوئے ہوں گا گی گے',
    'کیا کب کہاں کون کس کیوں کیسے کتنا کتنی کتنے کونسا کونسی کونسے جو جب جس جن ایک بھی ہی تو نہیں نہ لیے لئے ساتھ بعد پہلے',
    'کر کرنا کرتا کرتی کرتے کرنے گیا گئی گئے رہا رہی رہے اپنا اپنی اپنے دوران درمیان بارے طرف والا والی والے کیے ہوئیں سا باوجود آخر ہمیں ہماری ہمارا ہمارے آپ',
  ].flatMap((line) => line.split(' ')),
);
