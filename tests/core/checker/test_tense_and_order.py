"""Tags, sentences without a verb, and what Russian does to tenses and order, as learners write."""

import pytest

from core.checker.engine import Engine
from tests.core.checker.score import normal

TAGS = """
You are tired, isn't it? -> You are tired, aren't you?
She likes tea, isn't she? -> She likes tea, doesn't she?
He can swim, doesn't he? -> He can swim, can't he?
They came late, don't they? -> They came late, didn't they?
It's cold, doesn't it? -> It's cold, isn't it?
You don't like it, don't you? -> You don't like it, do you?
We will be late, isn't it? -> We will be late, won't we?
"""
VERBLESS = """
My sister studying at university. -> My sister is studying at university.
My parents working in the garden. -> My parents are working in the garden.
The house built in 1980. -> The house was built in 1980.
The book written by a doctor. -> The book was written by a doctor.
"""
LEARNERS = """
I didn't understood what he wanted. -> I didn't understand what he wanted.
She didn't told me about the party. -> She didn't tell me about the party.
We didn't had time to eat. -> We didn't have time to eat.
They don't went to the cinema yesterday. -> They didn't go to the cinema yesterday.
He doesn't came to work yesterday. -> He didn't come to work yesterday.
Why did you left so early? -> Why did you leave so early?
Where did you bought this jacket? -> Where did you buy this jacket?
Did your parents liked the present? -> Did your parents like the present?
My brother didn't passed the exam. -> My brother didn't pass the exam.
The teacher didn't explained the rule. -> The teacher didn't explain the rule.
Nobody didn't helped me. -> Nobody helped me.
Did it rained all day? -> Did it rain all day?
I did not saw your message. -> I did not see your message.
I didn't found my keys. -> I didn't find my keys.
He didn't wanted to talk with me. -> He didn't want to talk with me.
Who did you met at the party? -> Who did you meet at the party?
What time did the film started? -> What time did the film start?
How did you knew my name? -> How did you know my name?
The bus didn't arrived on time. -> The bus didn't arrive on time.
I was lost my keys last week. -> I lost my keys last week.
We were had a great time. -> We had a great time.
The accident was happened near my house. -> The accident happened near my house.
My grandmother was died in 2010. -> My grandmother died in 2010.
I was finished school two years ago. -> I finished school two years ago.
We was walk in the park when it started to rain. -> We were walking in the park when it started to rain.
She was cook dinner when I came. -> She was cooking dinner when I came.
I am work in a bank. -> I work in a bank.
I am usually get up at seven. -> I usually get up at seven.
My parents are live in a small village. -> My parents live in a small village.
My friend is works as a driver. -> My friend works as a driver.
They are often go to the theatre. -> They often go to the theatre.
I'm go to school every day. -> I go to school every day.
Is your sister likes music? -> Does your sister like music?
The train was arrived late. -> The train arrived late.
I am looking this film now. -> I am watching this film now.
He teached me to drive. -> He taught me to drive.
I falled from the bike. -> I fell from the bike.
She weared a red dress. -> She wore a red dress.
The dog bited me. -> The dog bit me.
My phone was stealed on the bus. -> My phone was stolen on the bus.
The glass was broke. -> The glass was broken.
I have forgot his name. -> I have forgotten his name.
He has wrote three books. -> He has written three books.
The sun rised early. -> The sun rose early.
I have chose the blue one. -> I have chosen the blue one.
He leaded the team for years. -> He led the team for years.
She shaked her head. -> She shook her head.
I have drove this car many times. -> I have driven this car many times.
We swum in the lake every day last summer. -> We swam in the lake every day last summer.
He begun to laugh. -> He began to laugh.
She has sang this song before. -> She has sung this song before.
I digged a hole in the garden. -> I dug a hole in the garden.
We had already ate when they came. -> We had already eaten when they came.
The bell ringed and we went home. -> The bell rang and we went home.
I have seen him two days ago. -> I saw him two days ago.
We have been in Italy last summer. -> We were in Italy last summer.
I have finished university in 2018. -> I finished university in 2018.
My brother has got married last year. -> My brother got married last year.
When have you bought this car? -> When did you buy this car?
She has called me this morning at six o'clock. -> She called me this morning at six o'clock.
My parents have moved to Moscow in 1998. -> My parents moved to Moscow in 1998.
Yesterday I have met my old friend. -> Yesterday I met my old friend.
Our teacher has told us about it on Monday. -> Our teacher told us about it on Monday.
I have read this book when I was at school. -> I read this book when I was at school.
What time have you come home yesterday? -> What time did you come home yesterday?
The concert has started an hour ago. -> The concert started an hour ago.
Have you watched the match last night? -> Did you watch the match last night?
Has he called you yesterday? -> Did he call you yesterday?
I live in this city since I was born. -> I have lived in this city since I was born.
I work here for three years. -> I have worked here for three years.
My father works at this factory since 2005. -> My father has worked at this factory since 2005.
We are married for ten years. -> We have been married for ten years.
I'm waiting for you since two hours. -> I have been waiting for you for two hours.
She is ill for a week. -> She has been ill for a week.
I know him for a long time. -> I have known him for a long time.
I have this phone since last year. -> I have had this phone since last year.
We are friends since school. -> We have been friends since school.
I don't see her since Monday. -> I haven't seen her since Monday.
It is raining since morning. -> It has been raining since morning.
I was here since morning. -> I have been here since morning.
He is in hospital since Tuesday. -> He has been in hospital since Tuesday.
I am learning English since 2019. -> I have been learning English since 2019.
How long are you married? -> How long have you been married?
How long does your brother work there? -> How long has your brother worked there?
I have been living here since five years. -> I have been living here for five years.
I am a teacher for twenty years. -> I have been a teacher for twenty years.
It's the second time I visit this country. -> It's the second time I have visited this country.
I am here for two weeks already. -> I have been here for two weeks already.
He is working here since he finished university. -> He has been working here since he finished university.
If I will have time, I will call you. -> If I have time, I will call you.
When I will be older, I will buy a house. -> When I am older, I will buy a house.
I'll call you when I will arrive. -> I'll call you when I arrive.
We will start as soon as the boss will come. -> We will start as soon as the boss comes.
Before you will go, close the window. -> Before you go, close the window.
We won't go unless you will help us. -> We won't go unless you help us.
I will wait here until the rain will stop. -> I will wait here until the rain stops.
After I will finish school, I want to study law. -> After I finish school, I want to study law.
If the weather will be good, we will go to the beach. -> If the weather is good, we will go to the beach.
If you won't hurry, you will be late. -> If you don't hurry, you will be late.
She will be happy if you will come. -> She will be happy if you come.
Take an umbrella in case it will rain. -> Take an umbrella in case it rains.
I can't leave till my mother will come back. -> I can't leave till my mother comes back.
When my parents will be old, I will help them. -> When my parents are old, I will help them.
If there will be time, we can visit the museum. -> If there is time, we can visit the museum.
I will be glad if it will help you. -> I will be glad if it helps you.
The moment he will arrive, I will tell you. -> The moment he arrives, I will tell you.
If I would be you, I would go. -> If I were you, I would go.
If I would have more money, I would travel. -> If I had more money, I would travel.
If I knew, I will tell you. -> If I knew, I would tell you.
If he had studied harder, he would passed the exam. -> If he had studied harder, he would have passed the exam.
I wish I have a brother. -> I wish I had a brother.
I wish I was know English better. -> I wish I knew English better.
If I was rich, I will buy a big house. -> If I was rich, I would buy a big house.
I will be happy when I will see you. -> I will be happy when I see you.
He said he will help me with my homework, but he forgot. -> He said he would help me with my homework, but he forgot.
I didn't know you can cook. -> I didn't know you could cook.
I thought you are at home. -> I thought you were at home.
I understood that I am late. -> I understood that I was late.
We didn't know where we will live. -> We didn't know where we would live.
I was afraid I will fail. -> I was afraid I would fail.
I saw that he is angry. -> I saw that he was angry.
They told us the shop is closed. -> They told us the shop was closed.
I am not agreeing with this. -> I don't agree with this.
I'm loving my family very much. -> I love my family very much.
What are you meaning? -> What do you mean?
This book is belonging to me. -> This book belongs to me.
I was knowing him in school. -> I knew him in school.
Are you hearing me? -> Can you hear me?
He is having a big house. -> He has a big house.
The soup is tasting good. -> The soup tastes good.
It is depending on the weather. -> It depends on the weather.
I am thinking that you are right. -> I think that you are right.
I'm seeing that you are tired. -> I see that you are tired.
We are needing your help. -> We need your help.
It's meaning that we are late. -> It means that we are late.
I have been knowing her for years. -> I have known her for years.
What you doing tonight? -> What are you doing tonight?
My sister studying at university. -> My sister is studying at university.
We playing football now. -> We are playing football now.
He waiting for you outside. -> He is waiting for you outside.
I been to London twice. -> I have been to London twice.
I never been to Paris. -> I have never been to Paris.
You ever been to Spain? -> Have you ever been to Spain?
Are you going to the cinema yesterday? -> Did you go to the cinema yesterday?
Does he can swim? -> Can he swim?
I will can help you tomorrow. -> I will be able to help you tomorrow.
I will must work on Sunday. -> I will have to work on Sunday.
You will can see the sea. -> You will be able to see the sea.
He must can speak English. -> He must be able to speak English.
Do you have been to London? -> Have you been to London?
I am don't know. -> I don't know.
I'm don't like it. -> I don't like it.
She is doesn't work. -> She doesn't work.
We are not want to go. -> We don't want to go.
He isn't know about it. -> He doesn't know about it.
They aren't live here. -> They don't live here.
I am not have a car. -> I don't have a car.
I wasn't go to school yesterday. -> I didn't go to school yesterday.
I not have money. -> I don't have money.
I no understand you. -> I don't understand you.
We not was there. -> We were not there.
The house built in 1980. -> The house was built in 1980.
English is spoke in many countries. -> English is spoken in many countries.
This book was wrote by Tolstoy. -> This book was written by Tolstoy.
My bike was stole yesterday. -> My bike was stolen yesterday.
The letter was send on Monday. -> The letter was sent on Monday.
This cake is make with apples. -> This cake is made with apples.
The film was direct by my uncle. -> The film was directed by my uncle.
He was invite to the party. -> He was invited to the party.
I was surprise to see him. -> I was surprised to see him.
The museum is locate in the centre. -> The museum is located in the centre.
The work will be finish tomorrow. -> The work will be finished tomorrow.
It can be use for cooking. -> It can be used for cooking.
The problem must be solve quickly. -> The problem must be solved quickly.
My flat was rob last night. -> My flat was robbed last night.
The road is being repair now. -> The road is being repaired now.
This house is building now. -> This house is being built now.
A new school is building in our street. -> A new school is being built in our street.
The phone has stolen. -> The phone has been stolen.
The letter has been send. -> The letter has been sent.
My name is call Anna. -> My name is Anna.
The cat is call Murka. -> The cat is called Murka.
This song was sang by Adele. -> This song was sung by Adele.
It was did by my brother. -> It was done by my brother.
The window was breaked. -> The window was broken.
The party was organise by students. -> The party was organised by students.
I use to play football when I was a child. -> I used to play football when I was a child.
He use to be very shy. -> He used to be very shy.
I didn't used to like fish. -> I didn't use to like fish.
Did you used to live here? -> Did you use to live here?
I was used to play the guitar as a child. -> I used to play the guitar as a child.
We used to went there every summer. -> We used to go there every summer.
I am used to wake up early. -> I am used to waking up early.
She got used to live in the city. -> She got used to living in the city.
You must to do it today. -> You must do it today.
He can to speak three languages. -> He can speak three languages.
She must went home. -> She must go home.
You should did it. -> You should do it.
They can played the piano. -> They can play the piano.
We should met more often. -> We should meet more often.
You should told me before. -> You should have told me before.
You should have tell me. -> You should have told me.
He cans swim. -> He can swim.
She musts study. -> She must study.
He will comes tomorrow. -> He will come tomorrow.
I will went to Moscow next week. -> I will go to Moscow next week.
I would liked to go. -> I would like to go.
I had to went home. -> I had to go home.
I must go home early yesterday. -> I had to go home early yesterday.
You don't must smoke here. -> You mustn't smoke here.
He doesn't can swim. -> He can't swim.
I don't can come tomorrow. -> I can't come tomorrow.
You needn't to worry. -> You needn't worry.
You don't need worry. -> You don't need to worry.
I can't to find my phone. -> I can't find my phone.
You have go to the doctor. -> You have to go to the doctor.
She have to worked late. -> She has to work late.
He had to working all night. -> He had to work all night.
May I to come in? -> May I come in?
Can I to ask a question? -> Can I ask a question?
Could you to help me? -> Could you help me?
Could you helped me? -> Could you help me?
Would you like going to the cinema? -> Would you like to go to the cinema?
You have better go. -> You had better go.
You better to go now. -> You had better go now.
I would rather to stay. -> I would rather stay.
I born in Moscow. -> I was born in Moscow.
I am born in 1999. -> I was born in 1999.
My mother born in a small town. -> My mother was born in a small town.
When did you born? -> When were you born?
Where you were born? -> Where were you born?
I have born in Ukraine. -> I was born in Ukraine.
When are you born? -> When were you born?
Pushkin was birth in 1799. -> Pushkin was born in 1799.
My children was born in Kazan. -> My children were born in Kazan.
I am very interesting in history. -> I am very interested in history.
The lesson was bored. -> The lesson was boring.
I was very boring at the party. -> I was very bored at the party.
It was a very tired day. -> It was a very tiring day.
I am confusing about this rule. -> I am confused about this rule.
The news was shocked. -> The news was shocking.
He was disappointing with the result. -> He was disappointed with the result.
The instructions are confused. -> The instructions are confusing.
I was so exciting about the trip. -> I was so excited about the trip.
It was an amazed view. -> It was an amazing view.
I am exhausting after work. -> I am exhausted after work.
I was frightening by the dog. -> I was frightened by the dog.
I was pleasing with my present. -> I was pleased with my present.
This music is very relaxed. -> This music is very relaxing.
The weather was depressed. -> The weather was depressing.
I feel very relaxing here. -> I feel very relaxed here.
We got tiring after the walk. -> We got tired after the walk.
I am satisfying with my job. -> I am satisfied with my job.
It's a terrified film. -> It's a terrifying film.
I want to be scientist, because science is fascinated. -> I want to be a scientist, because science is fascinating.
I was confusing when she asked me. -> I was confused when she asked me.
I will to go to the sea in July. -> I will go to the sea in July.
I going to buy a new car. -> I am going to buy a new car.
I am going buy a car. -> I am going to buy a car.
He going to be a doctor. -> He is going to be a doctor.
Tomorrow I going to the doctor. -> Tomorrow I am going to the doctor.
I will be go there. -> I will go there.
I will be work as a doctor. -> I will work as a doctor.
She will calls you later. -> She will call you later.
I gonna be late. -> I am gonna be late.
I'm going to went there. -> I'm going to go there.
I will been there at six. -> I will be there at six.
Will you to come? -> Will you come?
Will he comes to the party? -> Will he come to the party?
I will not to do it. -> I will not do it.
I willn't come. -> I won't come.
By next year I will finished my studies. -> By next year I will have finished my studies.
This time tomorrow I will lying on the beach. -> This time tomorrow I will be lying on the beach.
It's time we go home. -> It's time we went home.
It's high time you find a job. -> It's high time you found a job.
I'd rather you don't smoke here. -> I'd rather you didn't smoke here.
I would rather he comes tomorrow. -> I would rather he came tomorrow.
I wish I can help you. -> I wish I could help you.
I wish you are here. -> I wish you were here.
I wish it will stop raining. -> I wish it would stop raining.
I wish I didn't said that. -> I wish I hadn't said that.
If only I know the answer. -> If only I knew the answer.
The doctor suggested me to rest. -> The doctor suggested resting.
He suggested that we will go there. -> He suggested that we go there.
I want that you help me. -> I want you to help me.
I would like that you come. -> I would like you to come.
While I was cooking, my husband was watch TV. -> While I was cooking, my husband was watching TV.
I am reading books every evening. -> I read books every evening.
Usually I am getting up at seven. -> I usually get up at seven.
She is always wake up late. -> She always wakes up late.
Every summer we are going to the village. -> Every summer we go to the village.
At this moment I write a letter. -> At this moment I am writing a letter.
Sorry, I can't talk, I drive. -> Sorry, I can't talk, I am driving.
I don't know where is my phone. -> I don't know where my phone is.
Can you tell me where is the bank? -> Can you tell me where the bank is?
Tell me please what time is it. -> Tell me please what time it is.
I wonder why did he leave. -> I wonder why he left.
She asked me what was my name. -> She asked me what my name was.
Do you know what does it mean? -> Do you know what it means?
I don't understand why is she angry. -> I don't understand why she is angry.
He asked where did I live. -> He asked where I lived.
I want to know how much does it cost. -> I want to know how much it costs.
Could you tell me how can I get to the station? -> Could you tell me how I can get to the station?
I have no idea what is he doing. -> I have no idea what he is doing.
I forgot where did I put my keys. -> I forgot where I put my keys.
Let me know when are you coming. -> Let me know when you are coming.
I am not sure what should I do. -> I am not sure what I should do.
Nobody knows where does he live. -> Nobody knows where he lives.
It depends on how much money do you have. -> It depends on how much money you have.
Explain me why are you late. -> Explain to me why you are late.
She asked if did I like it. -> She asked if I liked it.
He asked me do I speak English. -> He asked me if I spoke English.
I don't know is he at home. -> I don't know if he is at home.
I wonder are they coming. -> I wonder if they are coming.
I'd like to know what are your plans. -> I'd like to know what your plans are.
Guess who is this man. -> Guess who this man is.
The question is why did they do it. -> The question is why they did it.
Please write me how are you. -> Please write to me how you are.
I am interested how does it work. -> I am interested in how it works.
Do you know who is that girl? -> Do you know who that girl is?
I'll show you where is the kitchen. -> I'll show you where the kitchen is.
I asked her could she help me. -> I asked her if she could help me.
She explained how does the machine work. -> She explained how the machine works.
I know what do you want. -> I know what you want.
Think about what do you really need. -> Think about what you really need.
That's why do I love summer. -> That's why I love summer.
Can you tell me what time does the train leave? -> Can you tell me what time the train leaves?
Where you are going? -> Where are you going?
What you are doing? -> What are you doing?
Why you didn't call me? -> Why didn't you call me?
When you will come back? -> When will you come back?
How I can help you? -> How can I help you?
What I should do? -> What should I do?
Where I can buy tickets? -> Where can I buy tickets?
Why she is crying? -> Why is she crying?
How long you have been here? -> How long have you been here?
What your name is? -> What is your name?
Why people smoke? -> Why do people smoke?
How much it costs? -> How much does it cost?
What kind of music you like? -> What kind of music do you like?
How many brothers you have? -> How many brothers do you have?
What means this word? -> What does this word mean?
What it means? -> What does it mean?
What think you about it? -> What do you think about it?
How often you go to the gym? -> How often do you go to the gym?
How old your brother is? -> How old is your brother?
Where works your father? -> Where does your father work?
How looks your house? -> What does your house look like?
What happened to you, why you are sad? -> What happened to you, why are you sad?
Who you live with? -> Who do you live with?
With who you live? -> Who do you live with?
Which film you like? -> Which film do you like?
Whose car you took? -> Whose car did you take?
Why not you go with us? -> Why don't you go with us?
What did you yesterday? -> What did you do yesterday?
How was called this film? -> What was this film called?
How is called your dog? -> What is your dog called?
How do you call this in English? -> What do you call this in English?
How it was? -> How was it?
How your weekend was? -> How was your weekend?
Where you work? -> Where do you work?
Why you not come? -> Why don't you come?
What you think about it? -> What do you think about it?
When you got up? -> When did you get up?
What he said? -> What did he say?
How you spend your free time? -> How do you spend your free time?
Why he left? -> Why did he leave?
Know you this girl? -> Do you know this girl?
Like you music? -> Do you like music?
What you want? -> What do you want?
Where your parents live? -> Where do your parents live?
What your father does? -> What does your father do?
What happens if I be late? -> What happens if I am late?
To whom belongs this bag? -> Who does this bag belong to?
What did she said? -> What did she say?
Does she has a boyfriend? -> Does she have a boyfriend?
Who does cook in your family? -> Who cooks in your family?
Who did break the window? -> Who broke the window?
Who did tell you this? -> Who told you this?
Did you was at home? -> Were you at home?
Did she was angry? -> Was she angry?
Do you was at school yesterday? -> Were you at school yesterday?
Are you have children? -> Do you have children?
Are you like pizza? -> Do you like pizza?
Are you play tennis? -> Do you play tennis?
Are you been to London? -> Have you been to London?
Is there have a shop near here? -> Is there a shop near here?
Do your brother live here? -> Does your brother live here?
She likes tea, isn't she? -> She likes tea, doesn't she?
You are tired, isn't it? -> You are tired, aren't you?
He can swim, doesn't he? -> He can swim, can't he?
They came late, don't they? -> They came late, didn't they?
It's cold, doesn't it? -> It's cold, isn't it?
I very like reading books. -> I really like reading books.
I like very much to travel. -> I like to travel very much.
I love very much my mother. -> I love my mother very much.
She speaks very well English. -> She speaks English very well.
He plays very good the guitar. -> He plays the guitar very well.
I go sometimes to the theatre. -> I sometimes go to the theatre.
I read always before bed. -> I always read before bed.
We go usually to the sea in summer. -> We usually go to the sea in summer.
She never is late. -> She is never late.
I every day go to work. -> I go to work every day.
I in the evening watch TV. -> I watch TV in the evening.
We yesterday were at the cinema. -> We were at the cinema yesterday.
I go every day to the gym. -> I go to the gym every day.
I bought yesterday a new phone. -> I bought a new phone yesterday.
I saw last week a good film. -> I saw a good film last week.
He plays every day football. -> He plays football every day.
I visited last summer my grandmother. -> I visited my grandmother last summer.
She drinks always coffee in the morning. -> She always drinks coffee in the morning.
I have seen already this film. -> I have already seen this film.
I yet haven't finished. -> I haven't finished yet.
I still am waiting. -> I am still waiting.
He also is a student. -> He is also a student.
He drives fast his car. -> He drives his car fast.
I don't like coffee too. -> I don't like coffee either.
I want also to visit Rome. -> I also want to visit Rome.
Maybe he will be tomorrow here. -> Maybe he will be here tomorrow.
I was yesterday at home. -> I was at home yesterday.
I always am happy to see you. -> I am always happy to see you.
I have always to get up early. -> I always have to get up early.
I even don't know his name. -> I don't even know his name.
We almost have finished. -> We have almost finished.
He speaks not English. -> He doesn't speak English.
I like not this film. -> I don't like this film.
I think he not will come. -> I think he will not come.
He not a student. -> He is not a student.
I hope I don't will be late. -> I hope I won't be late.
It not works. -> It doesn't work.
My phone not works. -> My phone doesn't work.
My mother not likes cats. -> My mother doesn't like cats.
He never doesn't help me. -> He never helps me.
I can't nothing do. -> I can't do anything.
I never didn't see him. -> I never saw him.
There isn't nobody here. -> There isn't anybody here.
Nothing doesn't work. -> Nothing works.
I haven't no money. -> I haven't any money.
Let's not to talk about it. -> Let's not talk about it.
Let's don't go there. -> Let's not go there.
Not go there! -> Don't go there!
Not worry, be happy. -> Don't worry, be happy.
Never don't do that. -> Never do that.
Please not be late. -> Please don't be late.
"""


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize("pairs", [TAGS, VERBLESS, LEARNERS], ids=["tags", "verbless", "learners"])
def test_what_learners_write_is_mended(pairs: str, engine: Engine) -> None:
    missed = [(wrong, right) for wrong, right in read(pairs) if normal(mended(engine, wrong)) != normal(right)]

    assert missed == []


def read(pairs: str) -> list[tuple[str, str]]:
    halves = [line.split(" -> ") for line in pairs.strip().splitlines()]
    return [(wrong, right) for wrong, right in halves]


def mended(engine: Engine, text: str) -> str:
    return engine.check(text).corrected or text
